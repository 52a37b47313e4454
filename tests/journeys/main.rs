//! One file for each user and aim.

mod conflict;
mod controls;
mod embed;
mod faults;
mod figures;
mod languages;
mod published;
mod reading;
mod saving;
mod screens;
mod synthesis;
mod take_over;
mod writing;
