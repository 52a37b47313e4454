//! One file for each user and aim.

mod conflict;
mod faults;
mod french;
mod reading;
mod take_over;
mod writing;
