//! `close`.

use super::console::Console;
use crate::cli::{CloseArgs, Global, exit};

pub(super) fn run(_: &CloseArgs, _: &Global, _: &Console) -> u8 {
    exit::USAGE
}
