//! `collect`.

use super::console::Console;
use crate::cli::{CollectArgs, Global, exit};

pub(super) fn run(_: &CollectArgs, _: &Global, _: &Console) -> u8 {
    exit::USAGE
}
