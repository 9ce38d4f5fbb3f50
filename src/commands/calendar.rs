//! `calendar`.

use super::console::Console;
use crate::cli::{CalendarArgs, Global, exit};

pub(super) fn run(_: &CalendarArgs, _: &Global, _: &Console) -> u8 {
    exit::USAGE
}
