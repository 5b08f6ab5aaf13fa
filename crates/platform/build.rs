//! The front end is part of the binary: when it is built anew, so is the binary.

fn main() {
    println!("cargo:rerun-if-changed=../../web/dist");
}
