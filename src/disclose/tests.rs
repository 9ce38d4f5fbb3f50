//! The worked examples of the contract (minimum 5, width 3 unless said), and what must hold for any table.

use std::collections::BTreeSet;

use super::attack::{Everything, attack};
use super::protect::{Demand, Pattern, protect, weak};
use super::table::{Cell, State, Sum, Table, Target};

const USUAL: Demand = Demand { minimum: 5, width: 3 };

/// Rows of areas, a value a slot; the total last. All areas are leaves of the total.
fn flat(rows: &[&[i64]]) -> Table {
    let (total, areas) = rows.split_last().unwrap();
    let tree: Vec<(usize, &[i64])> = areas.iter().map(|row| (0, *row)).collect();
    nested(total, &tree)
}

/// The total, and areas with the row of what they are a part of (0: the total).
fn nested(total: &[i64], areas: &[(usize, &[i64])]) -> Table {
    let slots = total.len();
    let mut table = Table { slots, cumulative: vec![true; slots], scale: 1, ..Table::default() };
    let rows: Vec<&[i64]> = std::iter::once(total).chain(areas.iter().map(|(_, row)| *row)).collect();
    for (node, row) in rows.iter().enumerate() {
        for (slot, value) in row.iter().enumerate() {
            let cell = Cell { slot, node, value: *value, denominator: None, withheld: false, foreign: false };
            table.cells.push(cell);
        }
    }
    for slot in 0..slots {
        for whole in 0..rows.len() {
            let parts = areas.iter().enumerate().filter(|(_, (parent, _))| *parent == whole);
            let parts: Vec<usize> = parts.map(|(area, _)| (area + 1) * slots + slot).collect();
            if !parts.is_empty() {
                table.sums.push(Sum { whole: whole * slots + slot, parts, rest: None });
            }
        }
    }
    table
}

/// Publishes one slot after the other.
fn published(table: &Table, demand: Demand) -> Result<Pattern, Vec<Target>> {
    let mut pattern = Pattern::new(table);
    for slot in 0..table.slots {
        protect(table, demand, &mut pattern, slot, &BTreeSet::new())?;
    }
    Ok(pattern)
}

/// Row for row what is published, the total first.
fn shown(table: &Table, pattern: &Pattern) -> Vec<String> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (cell, state) in table.cells.iter().zip(&pattern.states) {
        if rows.len() <= cell.node {
            rows.push(Vec::new());
        }
        let text = match state {
            State::Published => cell.value.to_string(),
            State::Suppressed => "•".into(),
            State::Undecided => "?".into(),
        };
        rows[cell.node].push(text);
    }
    rows.into_iter().map(|row| row.join(" / ")).collect()
}

/// What an attacker knows of each target.
fn known(table: &Table, demand: Demand, pattern: &Pattern) -> Vec<(Target, i64, Option<i64>)> {
    let knowledge = table.knowledge(&pattern.states, demand.minimum, &pattern.bounds);
    let reaches = attack(&knowledge.system, Some(&knowledge.truth), &Everything).unwrap();
    let read = knowledge.readings.iter().map(|reading| {
        let reach = reaches[reading.unknown];
        assert_eq!(reach.seen.map(|seen| seen.0), Some(reach.low), "{reach:?}");
        if let Some(high) = reach.high {
            assert_eq!(reach.seen.map(|seen| seen.1), Some(high), "{reach:?}");
        }
        match reading.sign {
            1 => (reading.target, reach.low + reading.offset, reach.high.map(|high| high + reading.offset)),
            _ => (reading.target, reading.offset - reach.high.unwrap(), Some(reading.offset - reach.low)),
        }
    });
    read.collect()
}

fn value(known: &[(Target, i64, Option<i64>)], cell: usize) -> (i64, Option<i64>) {
    known.iter().find(|(target, ..)| *target == Target::Value(cell)).map(|(_, low, high)| (*low, *high)).unwrap()
}

fn difference(known: &[(Target, i64, Option<i64>)], later: usize, earlier: usize) -> (i64, Option<i64>) {
    let target = Target::Difference { later, earlier };
    known.iter().find(|(found, ..)| *found == target).map(|(_, low, high)| (*low, *high)).unwrap()
}

/// A column of areas with its total.
fn column(values: &[i64], total: i64) -> Table {
    let rows: Vec<[i64; 1]> = values.iter().copied().chain([total]).map(|value| [value]).collect();
    flat(&rows.iter().map(<[i64; 1]>::as_slice).collect::<Vec<_>>())
}

#[test]
fn examples_of_one_column() {
    let four = Demand { minimum: 3, width: 1 };
    for (number, demand, values, total, right, bounds) in [
        (1, USUAL, vec![3, 20, 60, 61], 144, "144 • • 60 61", (1, Some(22))),
        (2, USUAL, vec![3, 2, 40, 45], 90, "90 • • 40 45", (1, Some(4))),
        (3, USUAL, vec![1, 1, 40, 45], 87, "87 • • • 45", (1, Some(40))),
        (4, USUAL, vec![1, 2, 40, 45], 88, "88 • • • 45", (1, Some(41))),
        (5, USUAL, vec![3, 0, 0, 50], 53, "53 • 0 0 •", (1, Some(52))),
        (6, USUAL, vec![3, 0, 0], 3, "• • 0 0", (1, None)),
        (8, four, vec![2, 9, 14], 25, "25 • • 14", (1, Some(10))),
    ] {
        let table = column(&values, total);
        let pattern = published(&table, demand).unwrap();
        assert_eq!(shown(&table, &pattern).join(" "), right, "example {number}");
        assert_eq!(value(&known(&table, demand, &pattern), 1), bounds, "example {number}");
    }
}

#[test]
fn example_7_cannot_be_protected() {
    let targets = published(&column(&[1, 1, 1, 1, 1], 5), USUAL).unwrap_err();
    assert_eq!(targets, (1..=5).map(Target::Value).collect::<Vec<_>>());
}

#[test]
fn example_9_is_of_a_ratio() {
    let mut table = column(&[3, 12, 48], 63);
    table.complement = true;
    for (cell, denominator) in table.cells.iter_mut().zip([150, 40, 60, 50]) {
        cell.denominator = Some(denominator);
    }
    let pattern = published(&table, USUAL).unwrap();
    assert_eq!(shown(&table, &pattern), ["63", "•", "12", "•"]);
    let known = known(&table, USUAL, &pattern);
    assert_eq!([value(&known, 1), value(&known, 3)], [(1, Some(40)), (11, Some(50))]);
}

#[test]
fn examples_10_and_11_in_turn() {
    let table = flat(&[&[20, 22, 40], &[30, 52, 75], &[41, 60, 88], &[91, 134, 203]]);
    let pattern = published(&table, USUAL).unwrap();
    assert_eq!(shown(&table, &pattern), ["91 / 134 / 203", "20 / • / 40", "30 / • / 75", "41 / 60 / 88"]);
    let known = known(&table, USUAL, &pattern);
    assert_eq!([difference(&known, 4, 3), difference(&known, 7, 6)], [(0, Some(20)), (4, Some(24))]);
}

#[test]
fn example_12_keeps_the_first_period() {
    let table = flat(&[&[3, 12], &[9, 21], &[41, 60], &[53, 93]]);
    let pattern = published(&table, USUAL).unwrap();
    assert_eq!(shown(&table, &pattern), ["53 / 93", "• / 12", "• / 21", "41 / 60"]);
    let known = known(&table, USUAL, &pattern);
    assert_eq!([value(&known, 2), value(&known, 4)], [(1, Some(11)); 2]);
    assert_eq!([difference(&known, 3, 2), difference(&known, 5, 4)], [(1, Some(11)), (10, Some(20))]);
}

#[test]
fn example_13_suppresses_a_total_too_close_to_the_one_before() {
    let table = flat(&[&[20, 22], &[30, 31], &[50, 53]]);
    let pattern = published(&table, USUAL).unwrap();
    assert_eq!(shown(&table, &pattern), ["50 / •", "20 / •", "30 / •"]);
}

#[test]
fn example_14_has_two_levels() {
    let areas: [(usize, &[i64]); 10] = [
        (0, &[3]),
        (0, &[30]),
        (0, &[40]),
        (1, &[3]),
        (1, &[0]),
        (1, &[0]),
        (2, &[10]),
        (2, &[20]),
        (3, &[25]),
        (3, &[15]),
    ];
    let table = nested(&[73], &areas);
    let pattern = published(&table, USUAL).unwrap();
    assert_eq!(shown(&table, &pattern).join(" "), "73 • • 40 • 0 0 • 20 25 15");
    let known = known(&table, USUAL, &pattern);
    assert_eq!([value(&known, 1), value(&known, 2), value(&known, 7)], [(1, Some(12)), (21, Some(32)), (1, Some(12))]);
}

#[test]
fn example_16_colours_narrow() {
    let table = column(&[3, 2, 40, 45], 90);
    let mut pattern = published(&table, USUAL).unwrap();
    // Green from 2.375, red below 2.25.
    pattern.bounds[1] = (Some(3), None);
    pattern.bounds[2] = (None, Some(2));
    assert_eq!(weak(&table, USUAL, &pattern, None), [Target::Value(1), Target::Value(2)]);
    // Red below 90 for both.
    pattern.bounds[1] = (None, Some(89));
    pattern.bounds[2] = (None, Some(89));
    assert_eq!(weak(&table, USUAL, &pattern, None), []);
}

/// Tables of up to four areas, some with quarters, over three periods: whatever is published, an attacker who solves it in
/// whole numbers knows too little of every suppressed count and increase.
mod random {
    use proptest::prelude::*;

    use super::*;

    fn count() -> impl Strategy<Value = i64> {
        prop_oneof![2 => Just(0), 4 => 1_i64..5, 5 => 5_i64..40, 2 => 40_i64..400]
    }

    /// Increases of leaves, period by period, and whose parts they are.
    fn leaves() -> impl Strategy<Value = Vec<Vec<[i64; 3]>>> {
        let leaf = [count(), count(), count()];
        prop::collection::vec(prop::collection::vec(leaf, 1..4), 2..5)
    }

    fn table(groups: &[Vec<[i64; 3]>]) -> Table {
        let running = |row: &[i64; 3]| vec![row[0], row[0] + row[1], row[0] + row[1] + row[2]];
        let add =
            |rows: &[Vec<i64>]| -> Vec<i64> { (0..3).map(|slot| rows.iter().map(|row| row[slot]).sum()).collect() };
        let groups: Vec<Vec<Vec<i64>>> = groups.iter().map(|rows| rows.iter().map(running).collect()).collect();
        let sums: Vec<Vec<i64>> = groups.iter().map(|rows| add(rows)).collect();
        let mut areas: Vec<(usize, &[i64])> = sums.iter().map(|row| (0, row.as_slice())).collect();
        for (group, rows) in groups.iter().enumerate().filter(|(_, rows)| rows.len() > 1) {
            areas.extend(rows.iter().map(|row| (group + 1, row.as_slice())));
        }
        nested(&add(&sums), &areas)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
        #[test]
        fn nothing_suppressed_can_be_computed(groups in leaves()) {
            let table = table(&groups);
            let mut pattern = Pattern::new(&table);
            for slot in 0..table.slots {
                if protect(&table, USUAL, &mut pattern, slot, &BTreeSet::new()).is_err() {
                    return Ok(());
                }
                let knowledge = table.knowledge(&pattern.states, USUAL.minimum, &pattern.bounds);
                // The attacker has no true table to begin with.
                let reaches = attack(&knowledge.system, None, &Everything).unwrap();
                for reading in &knowledge.readings {
                    let reach = reaches[reading.unknown];
                    let (low, high) = match (reading.sign, reach.high) {
                        (1, high) => (reach.low + reading.offset, high.map(|high| high + reading.offset)),
                        (_, Some(high)) => (reading.offset - high, Some(reading.offset - reach.low)),
                        (_, None) => unreachable!("an earlier value is at most a later one"),
                    };
                    let sound = high.is_none_or(|high| high - low >= USUAL.width || high == 0) || low >= USUAL.minimum;
                    prop_assert!(sound, "{:?} {low} {high:?} {:?}", reading.target, shown(&table, &pattern));
                }
                // No zero and no small value is shown otherwise than it must.
                for (cell, state) in table.cells.iter().zip(&pattern.states) {
                    let small = 0 < cell.value && cell.value < USUAL.minimum;
                    prop_assert!(!(small && *state == State::Published));
                    prop_assert!(!(cell.value == 0 && *state == State::Suppressed));
                }
            }
        }

        #[test]
        fn the_same_table_has_the_same_pattern(groups in leaves()) {
            let table = table(&groups);
            let once = published(&table, USUAL).map(|pattern| pattern.states);
            prop_assert_eq!(once, published(&table, USUAL).map(|pattern| pattern.states));
        }
    }
}
