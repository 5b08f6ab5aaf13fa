//! Forecasts of delays: the estimate against a published one, what is known on a day, and everything again in plain Python.

mod curve;
mod forecast;
mod outside;
