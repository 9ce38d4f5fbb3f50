//! What all tests share: a project in a temporary folder, the whole way through the library, and exact JSON.

mod json;
mod project;

pub(crate) use json::Json;
pub(crate) use project::{Case, Checked, Project, Run, check_folder, command, indicator, run_in};
