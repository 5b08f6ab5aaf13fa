//! The served page: the bulletin, each figure linking to its explanation.

use crate::wanmu::{command, copy};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("connect");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("request");
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("answer");
    text
}

#[test]
fn every_figure_of_the_bulletin_links_to_a_page_that_explains_it() {
    let (_temp, data) = copy();
    let mut child = command(&data).args(["demo", "--port", "0"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("serve");
    let out = BufReader::new(child.stdout.take().expect("stdout"));
    let server = Server(child);
    let line = out.lines().map(|l| l.expect("line")).find(|l| l.contains("http://")).expect("the address is printed");
    let address = line.split("http://").nth(1).and_then(|r| r.split('/').next()).expect("address").to_owned();

    let home = get(&address, "/?lang=en");
    assert!(home.starts_with("HTTP/1.1 200"), "{home}");
    let links: Vec<&str> = home.split("href=\"/f/").skip(1).filter_map(|r| r.split('"').next()).collect();
    assert!(links.len() >= 8, "{home}");
    let page = get(&address, &format!("/f/{}", links[0].replace("&amp;", "&")));
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("-2021-06.xlsx:"), "{page}");
    assert!(get(&address, "/f/nonsense").starts_with("HTTP/1.1 404"));
    assert!(get(&address, "/nowhere").starts_with("HTTP/1.1 404"));
    assert!(get(&address, "/style.css").contains("text/css"));
    drop(server);
}
