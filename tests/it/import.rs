//! `import`: forms and tables against what is written.

mod files;
mod hostile;
mod names;
mod parts;
mod reading;
mod shown;
mod vanish;
mod spellings;
mod tables;
mod wide;
mod writing;

/// A matrix with an indicator of every kind.
const MATRIX: &str = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n\
    [[goal.indicator]]\nid = \"x\"\nname = \"X\"\nunit = \"EUR\"\nkind = \"level\"\ntarget = { at_least = 80 }\n\
    [[goal.indicator]]\nid = \"p\"\nname = \"P\"\nunit = \"%\"\nkind = \"average\"\ntarget = { at_least = 80 }\n\
    [[goal.indicator]]\nid = \"r\"\nname = \"R\"\nkind = \"ratio\"\ntarget = { at_least = 0.5 }\n\
    [[goal.indicator]]\nid = \"d\"\nname = \"D\"\ntarget = { done_by = 2013-08-31 }\n\
    [[goal.indicator]]\nid = \"c\"\nname = \"C\"\nkind = \"assessed\"\n";

/// The cells of a form of 2013-T1 with these rows. Its columns from B on: value, numerator, denominator, comment,
/// forecast, state, progress, done.
fn form(rows: &str) -> String {
    let head = "A1 zielmatrix-formular 1\nA2 2013-T1\nA4 zielmatrix-spalten\nB4 value\nC4 numerator\nD4 denominator\n\
                E4 comment\nF4 forecast\nG4 state\nH4 progress\nI4 done\n";
    format!("{head}{rows}")
}
