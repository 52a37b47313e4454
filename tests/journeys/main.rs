//! One file for each user and aim.

mod conflict;
mod embed;
mod faults;
mod figures;
mod french;
mod published;
mod reading;
mod saving;
mod synthesis;
mod take_over;
mod writing;
