//! Files of all kinds, made here, through `workbook::open`.

mod bounds;
mod fuzzed;
mod kinds;
mod make;
mod text;
mod xls;
mod xlsx;
