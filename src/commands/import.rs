//! `import`.

use super::console::Console;
use crate::cli::{Global, ImportArgs, exit};

pub(super) fn run(_: &ImportArgs, _: &Global, _: &Console) -> u8 {
    exit::USAGE
}
