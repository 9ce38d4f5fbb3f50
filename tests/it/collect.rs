//! Forms: what they ask for, what they hide, and how the command writes them.

mod book;
mod command;
mod content;
mod filled;
mod inputs;
mod planning;
mod returned;
mod sample;
