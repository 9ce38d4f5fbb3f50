//! `status`.

use super::console::Console;
use crate::cli::{Global, StatusArgs, exit};

pub(super) fn run(_: &StatusArgs, _: &Global, _: &Console) -> u8 {
    exit::USAGE
}
