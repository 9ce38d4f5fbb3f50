//! `correct`.

use super::console::Console;
use crate::cli::{CorrectArgs, Global, exit};

pub(super) fn run(_: &CorrectArgs, _: &Global, _: &Console) -> u8 {
    exit::USAGE
}
