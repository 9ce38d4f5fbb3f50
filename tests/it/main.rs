//! All integration tests in one binary: the rules, faulty input, the examples, the formats and the command line.

#[cfg(test)]
mod adopt;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod closing;
#[cfg(test)]
mod before;
#[cfg(test)]
mod diff;
#[cfg(test)]
mod disclosure;
#[cfg(test)]
mod door;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod export;
#[cfg(test)]
mod faulty;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod geometry;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod needed;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod plausibility;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod rollover;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod status;
#[cfg(test)]
mod support;
#[cfg(test)]
mod house;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod explain;
mod factsheet;
#[cfg(test)]
mod collect;
#[cfg(test)]
mod import;
#[cfg(test)]
mod writing;
