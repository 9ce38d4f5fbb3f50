//! Explanations as people read them, one golden file each.

use zielmatrix::catalogue::Language;

use super::sample::Opened;
use crate::formats::golden::assert_golden;

const WIDTH: usize = 80;

macro_rules! golden {
    ($($test:ident: $project:expr, $id:literal, $period:literal, $language:ident, $file:literal;)+) => {
        $(
            #[test]
            fn $test() {
                let text = $project.text($id, $period, Language::$language, WIDTH);
                let expected = include_str!(concat!("../../golden/", $file));
                assert_golden($file, expected, &text);
            }
        )+
    };
}

golden! {
    an_interim_value_explains_red:
        Opened::shipped("matrices"), "sozialamt/hausbesuche", "2013-T1", German, "explain-interim-red.txt";
    the_elapsed_share_is_marked_and_the_yellow_bound_is_inside:
        Opened::cases(), "fall/verstrichen", "2013-T2", German, "explain-elapsed-yellow-bound.txt";
    an_absolute_tolerance_is_no_share:
        Opened::cases(), "fall/hoechstens", "2013-T2", German, "explain-at-most-absolute.txt";
    areas_and_periods_add_up:
        Opened::cases(), "fall/gebiete", "2013-T2", German, "explain-areas.txt";
    a_milestone_not_done_is_never_green:
        Opened::cases(), "fall/offen", "2013-T2", German, "explain-milestone-open.txt";
    a_corridor_has_bounds_on_both_sides:
        Opened::shipped("matrices"), "sozialamt/ambulant-quote", "2013-T1", German, "explain-corridor.txt";
    a_late_milestone_counts_days:
        Opened::shipped("matrices"), "sozialamt/rahmenkonzept", "2013-T3", German, "explain-milestone-late.txt";
    a_ratio_shows_its_parts:
        Opened::shipped("matrices"), "sozialamt/hausbesuche-angebot", "2013-T1", German, "explain-ratio.txt";
    periods_add_up:
        Opened::shipped("matrices"), "sozialamt/nachbarschaftstreffen", "2013-T2", German, "explain-per-period.txt";
    a_season_shows_what_each_year_says:
        Opened::shipped("matrices"), "sozialamt/heizkosten", "2013-T2", German, "explain-seasonal.txt";
    a_relative_target_shows_its_reference:
        Opened::shipped("matrices"), "sozialamt/pflegeberatungen", "2013-T1", German, "explain-previous-year.txt";
    a_revision_says_what_the_colour_was:
        Opened::shipped("matrices"), "sozialamt/faelle-je-stelle", "2013-T2", German, "explain-revised.txt";
    a_missing_value_says_why:
        Opened::shipped("matrices"), "sozialamt/beratung-urteil", "2013-T1", German, "explain-missing.txt";
    english_is_complete:
        Opened::shipped("matrices"), "sozialamt/hausbesuche", "2013-T2", English, "explain-english.txt";
}
