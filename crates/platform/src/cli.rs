//! The command line that scripts rely on: names, flags, defaults.

mod keeping;
mod ladders;
mod people;
mod projects;
mod records;
mod scorecards;
mod work;

pub use keeping::{Backup, Restore, Serve};
pub use ladders::LadderArgs;
pub use people::{Given, NewUser, OfUser, Reset, User, VerifyArgs};
pub use projects::{Colour, ProjectsArgs};
pub use records::{RecordsArgs, TalliesArgs};
pub use scorecards::{Answered, Classed, Compared, Evaluation, Listed, NewRun, Object, Scenario, ScorecardArgs};
pub use work::{ChainArgs, ChronicleArgs, LeadsArgs, LeadsBy, Listing, PlansArgs};

use clap::{Args, Parser, Subcommand, ValueEnum};
use figures::Lang;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// 万亩 Wanmu: an industrial park governs by figures that can be checked.
#[derive(Debug, Parser)]
#[command(name = "wanmu", version, propagate_version = true, max_term_width = 110)]
pub struct Cli {
    /// Data folder (also WANMU_DATA).
    #[arg(long, global = true, env = "WANMU_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// One JSON document on stdout; decimals are strings.
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of messages and texts (also WANMU_LANG).
    #[arg(long, global = true, env = "WANMU_LANG", value_enum, default_value_t = Tongue::Zh)]
    pub lang: Tongue,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

impl Cli {
    /// The language asked for.
    pub fn lang(&self) -> Lang {
        match self.lang {
            Tongue::Zh => Lang::Zh,
            Tongue::En => Lang::En,
        }
    }
}

/// A language of the product.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Tongue {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the sample park, print its half-year bulletin and the verdicts on an article, serve the page.
    Demo(Demo),
    /// Make a new data folder with these packs (the built-in ones when none is named).
    Init(Init),
    /// Take in filings, register rows, targets and plans, observations, holdings, records (workbooks, CSV): all or nothing.
    Import(Import),
    /// Compute an indicator.
    Figure(FigureArgs),
    /// Take a growth apart: pull and contribution by a dimension, exactly.
    Contribution(ContributionArgs),
    /// Show the way back from a figure: formula, population, filings, file and line.
    Explain(Explain),
    /// Say why a figure changed between two moments: each cause with its share of the change.
    Diff(Diff),
    /// Show what a figure was at each moment at which it changed, by period (the revision triangle).
    Revisions(Revisions),
    /// List the figures that move if a filing changes.
    Affects(Affects),
    /// Write a bulletin whose figures are all bound.
    Bulletin(Bulletin),
    /// Check the figures of an article against the ledger.
    Claims(Claims),
    /// Hold targets against their figures: completion, pace, rate needed, forecast; and plans of capacity.
    Targets(TargetsArgs),
    /// Judge by a scorecard: scores, ranks and classes, each explained term by term.
    Scorecard(scorecards::ScorecardArgs),
    /// Judge by a ladder of titles: who fulfils which rule, who is one condition away and from what, which titles end.
    Ladder(ladders::LadderArgs),
    /// Runs of scorecards: trial, public, recognised; objections, answers, scoring anew.
    #[command(subcommand)]
    Evaluation(scorecards::Evaluation),
    /// List what is kept of projects, leads, titles and the like, with everything that was said of one.
    Records(records::RecordsArgs),
    /// Show how far projects have come: lamps with reasons, forecasts, commitments, what was delivered.
    Projects(projects::ProjectsArgs),
    /// Count records over a period.
    Tallies(records::TalliesArgs),
    /// Leads of investment: the funnel with conversion and ageing, who was not spoken to, which may be one, what became of those won.
    Leads(work::LeadsArgs),
    /// An industrial chain: firms on its segments, local supply, gaps and bottlenecks with the age of their check, who could supply whom.
    Chain(work::ChainArgs),
    /// Action plans by field of work: measures with their figures or without any, tasks in time, late and overdue; registers.
    Plans(work::PlansArgs),
    /// Events of the park in the order of their days.
    Chronicle(work::ChronicleArgs),
    /// List the issues of a period by what they do to the published figure; explain, exempt, approve.
    Edits(Edits),
    /// Make an official-looking workbook of a form to fill in.
    Template(Template),
    /// Make the columnar copy anew from the book.
    Rebuild,
    /// Serve the park in the browser: accounts, filing, review, figures with their way back.
    Serve(Serve),
    /// Write everything into one file, while others go on working.
    Backup(Backup),
    /// Make a data folder of a backup, each file held against its hash.
    Restore(Restore),
    /// Look whether everything is there, whole and in order.
    Doctor,
    /// Print the document of the HTTP interface (OpenAPI).
    #[command(hide = true)]
    Openapi,
    /// Accounts: make, list, reset, close; roles and scopes.
    #[command(subcommand)]
    User(people::User),
    /// Walk the trail of who did what, whether it is what was written.
    Verify(people::VerifyArgs),
    /// Check or test methodology packs.
    #[command(subcommand)]
    Pack(Pack),
}

/// `wanmu demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// Stop before serving.
    #[arg(long)]
    pub no_serve: bool,
    /// How to serve.
    #[command(flatten)]
    pub serve: Serve,
    /// Article to check; a retelling of a press article about the sample park by default.
    #[arg(long, value_name = "FILE")]
    pub article: Option<PathBuf>,
}

/// `wanmu init`
#[derive(Debug, Args)]
pub struct Init {
    /// The new data folder.
    pub dir: PathBuf,
    /// A pack folder or a folder of packs.
    #[arg(long = "pack", value_name = "PATH")]
    pub packs: Vec<PathBuf>,
}

/// `wanmu import`
#[derive(Debug, Args)]
pub struct Import {
    /// Files (.xlsx, .xls, .csv) in a form's layout, or CSV of lines (facts, register, targets, milestones, capacity,
    /// observations of panels, holdings of land and meters, entries of records), or tables of records; taken together, all or nothing.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Refuse lines of another form.
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// Refuse lines of another period.
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// When the values became known, where a line does not say (default: now); `sheet` takes each sheet's own
    /// day of filing (报出日期).
    #[arg(long, value_name = "TIME")]
    pub known_at: Option<String>,
    /// Say value by value what would change; write nothing into the book.
    #[arg(long)]
    pub dry_run: bool,
    /// Folder for the workbooks that come back with their issues marked (default: beside each workbook).
    #[arg(long, value_name = "DIR")]
    pub marked: Option<PathBuf>,
    /// Give no marked workbooks back.
    #[arg(long, conflicts_with = "marked")]
    pub no_marked: bool,
    /// Take the filings without issues, leave the others.
    #[arg(long)]
    pub accept_good: bool,
    /// Exit with 4 when there are only warnings.
    #[arg(long)]
    pub strict: bool,
    /// Who delivers the files (also WANMU_PERSON).
    #[arg(long, env = "WANMU_PERSON", value_name = "NAME")]
    pub person: Option<String>,
}

/// `wanmu template`
#[derive(Debug, Args)]
pub struct Template {
    /// Form, by its table number.
    pub form: String,
    /// Report period: 2021-06, 2021-Q2, 2021.
    #[arg(long)]
    pub period: String,
    /// Credit code of the unit that is to fill it in; its last year's values are filled in where they are known.
    #[arg(long, value_name = "CODE")]
    pub unit: Option<String>,
    /// File to write (.xlsx).
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// How a figure is read.
#[derive(Debug, Args)]
pub struct Reading {
    /// Facts known later do not exist (date or RFC 3339; default: now).
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    /// For whom: office, leader, public, or firm:CODE.
    #[arg(long, default_value = "office", value_name = "AUDIENCE")]
    pub audience: String,
}

/// `wanmu figure`
#[derive(Debug, Args)]
pub struct FigureArgs {
    /// Indicator id; `<id>.growth` is its growth.
    #[arg(required_unless_present = "all")]
    pub indicator: Option<String>,
    /// Every indicator of the packs with its growth, in one pass.
    #[arg(long, conflicts_with_all = ["indicator", "by", "unit", "price", "impute", "definition"])]
    pub all: bool,
    /// Period: 2021-06, 2021-01..06, 2021-Q1, 2021-H1, 2021.
    #[arg(long)]
    pub period: String,
    /// Area code (default: the packs').
    #[arg(long)]
    pub area: Option<String>,
    /// Dimension: firm, industry, division, street, area or a classification.
    #[arg(long)]
    pub by: Option<String>,
    /// Only so many members: those with the largest change, or of a level the largest value.
    #[arg(long, value_name = "N", requires = "by")]
    pub top: Option<NonZeroUsize>,
    /// Unit of measure to show amounts in.
    #[arg(long, value_name = "MEASURE")]
    pub unit: Option<String>,
    /// published, restated, comparable or matched.
    #[arg(long, default_value = "comparable")]
    pub basis: String,
    /// current or constant.
    #[arg(long, default_value = "current")]
    pub price: String,
    /// Method of the packs by which late filers are estimated.
    #[arg(long, value_name = "METHOD")]
    pub impute: Option<String>,
    /// Day whose definitions are used instead of those valid for the period; `all` shows every version side by side.
    #[arg(long, value_name = "DATE")]
    pub definition: Option<String>,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// `wanmu contribution`
#[derive(Debug, Args)]
pub struct ContributionArgs {
    /// Indicator id, without an ending.
    pub indicator: String,
    /// Period: 2021-06, 2021-01..06, 2021-Q2, 2021-H1, 2021, 2020-07..2021-06.
    #[arg(long)]
    pub period: String,
    /// Dimension: firm, industry, division, street, area, a classification, or several classifications joined by `+`.
    #[arg(long)]
    pub by: String,
    /// Area code (default: the packs').
    #[arg(long)]
    pub area: Option<String>,
    /// published, restated, comparable or matched.
    #[arg(long, default_value = "comparable")]
    pub basis: String,
    /// current or constant.
    #[arg(long, default_value = "current")]
    pub price: String,
    /// Method of the packs by which late filers are estimated.
    #[arg(long, value_name = "METHOD")]
    pub impute: Option<String>,
    /// Members shown one by one; the others are one row.
    #[arg(long, default_value_t = 20)]
    pub top: usize,
    /// Show groups that overlap, without a sum.
    #[arg(long)]
    pub overlapping: bool,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// `wanmu explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// Figure id, e.g. industry.output@2021-H1 (the rest takes defaults).
    pub figure: String,
    /// Rows of population, filings and later filings told (default: 12; in --json all).
    #[arg(long, value_name = "ROWS")]
    pub limit: Option<usize>,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// `wanmu targets`
#[derive(Debug, Args)]
pub struct TargetsArgs {
    /// Year of the targets.
    #[arg(long, value_parser = clap::value_parser!(i16).range(1900..=2999))]
    pub year: i16,
    /// Area code; targets of all areas within it (default: of all areas).
    #[arg(long)]
    pub area: Option<String>,
    /// Last month whose figures are taken, such as 2021-06 (default: the last one filed).
    #[arg(long, value_name = "MONTH")]
    pub through: Option<String>,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// `wanmu diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// Figure id, e.g. industry.output.growth@2021-H1 (the rest takes defaults).
    pub figure: String,
    /// The earlier moment (date or RFC 3339).
    #[arg(long, value_name = "TIME")]
    pub from: String,
    /// The later moment (default: now).
    #[arg(long, value_name = "TIME")]
    pub to: Option<String>,
    /// Causes told one by one, the largest; the others as one (default: 12; all in --json).
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    /// For whom: office, leader, public, or firm:CODE.
    #[arg(long, default_value = "office", value_name = "AUDIENCE")]
    pub audience: String,
}

/// `wanmu revisions`
#[derive(Debug, Args)]
pub struct Revisions {
    /// Figure id, e.g. industry.output@2021-H1 (the rest takes defaults).
    pub figure: String,
    /// Periods, with commas between (default: those of the figure's kind and year up to its own).
    #[arg(long, value_name = "PERIODS", value_delimiter = ',')]
    pub periods: Vec<String>,
    /// The first moment (default: the first filing).
    #[arg(long, value_name = "TIME")]
    pub from: Option<String>,
    /// Moments printed, the last ones (all in --json).
    #[arg(long, default_value_t = 8)]
    pub limit: usize,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// `wanmu affects`
#[derive(Debug, Args)]
pub struct Affects {
    /// Credit code of the unit that filed.
    pub unit: String,
    /// Form, by its table number.
    pub form: String,
    /// The period that the values speak of.
    pub period: String,
    /// Item code (default: any item).
    pub item: Option<String>,
    /// The same-period column of next year's form instead of the period's own.
    #[arg(long)]
    pub same_period: bool,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// `wanmu bulletin`
#[derive(Debug, Args)]
pub struct Bulletin {
    /// Bulletin id.
    pub id: String,
    /// Period.
    #[arg(long)]
    pub period: String,
    /// Area code (default: the packs').
    #[arg(long)]
    pub area: Option<String>,
    /// File to write: .md or .html; `-` for stdout.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Facts known later do not exist (date or RFC 3339; default: now).
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    /// Address of the site whose pages explain the figures of an .html file.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8321")]
    pub site: String,
}

/// `wanmu claims`
#[derive(Debug, Args)]
pub struct Claims {
    /// A text, web page, .docx or PDF with a text layer; `-` for stdin.
    pub article: PathBuf,
    /// File to write instead of printing: .md, .html (the sentences marked in place) or .json.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Address of the site whose pages explain the figures.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8321")]
    pub site: String,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// `wanmu edits`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Edits {
    /// What is to be said of an issue; without it they are listed.
    #[command(subcommand)]
    pub act: Option<Act>,
    /// What is listed.
    #[command(flatten)]
    pub list: EditsList,
}

/// `wanmu edits --period`
#[derive(Debug, Args)]
pub struct EditsList {
    /// Sheets that end with this period: 2021-06, 2021-01..06, 2021-Q2.
    #[arg(long, required = true)]
    pub period: Option<String>,
    /// Only edits of this form.
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// Those explained too (all in --json).
    #[arg(long)]
    pub all: bool,
    /// Facts and words known later do not exist (date or RFC 3339; default: now).
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
}

/// What may be said of issues.
#[derive(Debug, Subcommand)]
pub enum Act {
    /// Explain an issue of class B or C, with files that bear it out.
    Explain(Explained),
    /// Ask for an exemption from an edit of class B (of A where the pack allows it); a second person approves.
    Exempt(Exempt),
    /// Approve an exemption asked for by somebody else.
    Approve(Decide),
    /// Refuse an exemption asked for by somebody else.
    Refuse(Decide),
    /// End an exemption.
    Revoke(Decide),
}

/// Which issues are meant, as `wanmu edits` lists them; form and item left out are meant for all.
#[derive(Debug, Args)]
pub struct Subject {
    /// Id of the edit.
    pub edit: String,
    /// Credit code of the unit.
    #[arg(long, value_name = "CODE")]
    pub unit: Option<String>,
    /// Form (default: that of the edit).
    #[arg(long, value_name = "FORM")]
    pub form: Option<String>,
    /// Period, as the issue is listed.
    #[arg(long)]
    pub period: Option<String>,
    /// Item; of an edit of figures the group.
    #[arg(long)]
    pub item: Option<String>,
    /// Files of a delivery not in the book yet, in which the issue stands (default: the book).
    #[arg(long, value_name = "FILE")]
    pub file: Vec<PathBuf>,
}

/// Who says it, and since when it is known.
#[derive(Debug, Args)]
pub struct Who {
    /// Who (also WANMU_PERSON).
    #[arg(long, env = "WANMU_PERSON", value_name = "PERSON")]
    pub by: String,
    /// Since when it counts as known (date or RFC 3339; default: now).
    #[arg(long, value_name = "TIME")]
    pub known_at: Option<String>,
}

/// `wanmu edits explain`
#[derive(Debug, Args)]
pub struct Explained {
    /// Which issues.
    #[command(flatten)]
    pub subject: Subject,
    /// The explanation.
    #[arg(long)]
    pub text: String,
    /// Files that bear it out; kept by content.
    #[arg(long, value_name = "FILE")]
    pub evidence: Vec<PathBuf>,
    /// Who and when.
    #[command(flatten)]
    pub who: Who,
}

/// `wanmu edits exempt`
#[derive(Debug, Args)]
pub struct Exempt {
    /// From which issues.
    #[command(flatten)]
    pub subject: Subject,
    /// The reason.
    #[arg(long)]
    pub reason: String,
    /// First day it no longer holds.
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Files that bear the reason out; kept by content.
    #[arg(long, value_name = "FILE")]
    pub evidence: Vec<PathBuf>,
    /// Who and when.
    #[command(flatten)]
    pub who: Who,
}

/// `wanmu edits approve`, `refuse`, `revoke`
#[derive(Debug, Args)]
pub struct Decide {
    /// Number of the exemption.
    pub exemption: i64,
    /// Why.
    #[arg(long)]
    pub note: Option<String>,
    /// Who and when.
    #[command(flatten)]
    pub who: Who,
}

/// `wanmu pack`
#[derive(Debug, Subcommand)]
pub enum Pack {
    /// All issues of a pack (or of a folder of packs) at once, with file and line.
    Check {
        /// Pack folder.
        path: PathBuf,
        /// List what is `source: required` instead.
        #[arg(long)]
        todo: bool,
    },
    /// Run the worked examples written in a pack.
    Test {
        /// Pack folder.
        path: PathBuf,
    },
}
