//! `rollover`.

use super::console::Console;
use crate::cli::{Global, RolloverArgs, exit};

pub(super) fn run(_: &RolloverArgs, _: &Global, _: &Console) -> u8 {
    exit::USAGE
}
