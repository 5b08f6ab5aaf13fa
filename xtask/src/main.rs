//! Chores of the house: the tidy rules (run as tests), generated files, and the commands of the README.

mod codegen;
mod readme;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "usage: xtask tidy | codegen [--check] | readme-commands [FILE]";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["tidy"] => tidy::run(),
        ["codegen"] => codegen::write(&tidy::root()),
        ["codegen", "--check"] => codegen::check(&tidy::root()),
        ["readme-commands"] => readme::run("README.md"),
        ["readme-commands", file] => readme::run(file),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
