//! Files the office program encrypts with its own password when a sheet or the structure is protected:
//! anyone can open them, so they are opened. Any other password stays with its owner.

use super::compound::{self, Compound};
use super::kind::Kind;
use super::{bounds, xls};
use msoffice_crypto::{decrypt_binary_office, decrypt_ooxml};
use std::panic::catch_unwind;

/// The password the office program uses where nobody gave one.
const DEFAULT: &str = "VelvetSweatshop";

/// The bytes of an encrypted workbook after its encryption with the default password is taken off;
/// `None` when it is not encrypted, or with another password.
pub fn decrypted(bytes: &[u8]) -> Option<Vec<u8>> {
    let file = Compound::open(bytes)?;
    match compound::kind(&file) {
        Kind::EncryptedOoxml => package(bytes),
        Kind::Xls if xls::locked(&file) => binary(bytes),
        _ => None,
    }
}

/// The package inside an encrypted Office Open XML file.
pub(super) fn package(bytes: &[u8]) -> Option<Vec<u8>> {
    catch_unwind(|| decrypt_ooxml(bytes, DEFAULT).ok()).ok().flatten().filter(|b| b.len() <= bounds::FILE)
}

/// An `.xls` with its records in the clear.
pub(super) fn binary(bytes: &[u8]) -> Option<Vec<u8>> {
    catch_unwind(|| decrypt_binary_office(bytes, DEFAULT).ok()).ok().flatten().filter(|b| b.len() <= 2 * bounds::FILE)
}
