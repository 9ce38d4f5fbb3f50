//! Explanations: golden texts, and every equation of every shipped project worked out again.

mod command;
mod golden;
mod sample;
mod truth;
