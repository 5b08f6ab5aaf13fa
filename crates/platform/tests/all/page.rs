//! The bulletin of the sample park as it is served: each figure links to its explanation.

use crate::journey::sample;
use crate::served::Server;
use crate::wanmu::copy;

#[test]
fn every_figure_of_the_bulletin_links_to_a_page_that_explains_it() {
    let (_temp, data) = copy();
    let server = Server::demo(&data);
    let statistician = sample(&server, "statistician");
    let home = statistician.page("/bulletin?lang=en");
    assert_eq!(home.status, 200, "{}", home.text);
    let links: Vec<&str> = home.text.split("href=\"/f/").skip(1).filter_map(|r| r.split('"').next()).collect();
    assert!(links.len() >= 8, "{}", home.text);
    let page = statistician.page(&format!("/f/{}", links[0].replace("&amp;", "&")));
    assert!(page.status == 200 && page.text.contains("-2021-06.xlsx:"), "{}", page.text);
    assert!(statistician.page("/f/nonsense").status >= 400);
    assert_eq!(statistician.page("/nowhere").status, 404);
    assert!(statistician.page("/style.css").kind.contains("text/css"));
}
