//! The ways out of the house: whom TLS trusts, and requests to the few programs that settings name. Nothing here follows a redirect, uses
//! a proxy of the environment, or goes where a request from outside says.

use crate::failure::{FAILED, Failure};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};

/// How long anything waits for another machine.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// The most bytes that are read of an answer.
const LONGEST: u64 = 1 << 20;

/// The ways out, made once.
#[derive(Clone)]
pub struct Outward {
    roots: Arc<Vec<Vec<u8>>>,
    agent: Agent,
}

/// What another program answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Status of the response.
    pub status: u16,
    /// Body.
    pub body: Vec<u8>,
}

/// What is asked of another program.
#[derive(Debug, Clone, Default)]
pub struct Request<'a> {
    /// Where.
    pub url: &'a str,
    /// What is sent; nothing where it is only asked.
    pub body: Option<Vec<u8>>,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
}

impl Outward {
    /// With the authorities that the machine trusts, and those of a file.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn new(authorities: Option<&Path>) -> Result<Self, Failure> {
        let mut trusted = rustls_native_certs::load_native_certs().certs;
        if let Some(file) = authorities {
            trusted.extend(own(file)?);
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let certificates: Vec<Certificate<'static>> = trusted.iter().map(|one| Certificate::from_der(one).to_owned()).collect();
        let own = TlsConfig::builder().provider(TlsProvider::Rustls).unversioned_rustls_crypto_provider(provider);
        let own = own.root_certs(RootCerts::new_with_certs(&certificates)).build();
        let agent = Agent::config_builder()
            .tls_config(own)
            .proxy(None)
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .user_agent("wanmu")
            .build()
            .new_agent();
        let roots = Arc::new(trusted.iter().map(|one| one.to_vec()).collect());
        Ok(Outward { roots, agent })
    }

    /// Certificates of the authorities that are trusted, as DER.
    pub fn roots(&self) -> &[Vec<u8>] {
        &self.roots
    }

    /// Asks another program, and waits.
    ///
    /// # Errors
    /// Why there is no answer, without anything that was sent.
    pub fn ask(&self, request: &Request<'_>) -> Result<Answered, String> {
        let method = if request.body.is_some() { "POST" } else { "GET" };
        let mut asked = ureq::http::Request::builder().method(method).uri(request.url);
        for (name, value) in &request.headers {
            asked = asked.header(*name, value);
        }
        let sent = match &request.body {
            Some(body) => self.agent.run(asked.body(body.as_slice()).map_err(|error| error.to_string())?),
            None => self.agent.run(asked.body(()).map_err(|error| error.to_string())?),
        };
        let mut answer = sent.map_err(|error| plainly(&error))?;
        let body = answer.body_mut().with_config().limit(LONGEST).read_to_vec().map_err(|error| plainly(&error))?;
        Ok(Answered { status: answer.status().as_u16(), body })
    }
}

/// Authorities of a file.
fn own(file: &Path) -> Result<Vec<CertificateDer<'static>>, Failure> {
    let at = file.display();
    let wrong = |error: &dyn std::fmt::Display| Failure::new(FAILED, format!("{at}：{error}"), format!("{at}: {error}"));
    CertificateDer::pem_file_iter(file).map_err(|error| wrong(&error))?.collect::<Result<_, _>>().map_err(|error| wrong(&error))
}

/// What went wrong, without addresses or anything that was sent.
fn plainly(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "timeout".to_owned(),
        ureq::Error::HostNotFound => "host not found".to_owned(),
        ureq::Error::ConnectionFailed => "connection failed".to_owned(),
        ureq::Error::Io(error) => error.kind().to_string(),
        ureq::Error::Rustls(error) => format!("TLS: {error}"),
        ureq::Error::BodyExceedsLimit(_) => "the answer is too long".to_owned(),
        _ => "no answer that is HTTP".to_owned(),
    }
}
