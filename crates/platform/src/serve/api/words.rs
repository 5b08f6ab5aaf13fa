//! Words of the interface that stand for one of several things, and texts of a certain form, as its document describes them.
//! Where the program knows all words of a kind, they are taken from there.

use crate::access::{Right, Role};
use crate::desk::Standing;
use figures::{Basis, Price, Reason};
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{KnownFormat, RefOr};
use utoipa::{PartialSchema, ToSchema};

macro_rules! words {
    ($($doc:literal $name:ident = $words:expr;)*) => {$(
        #[doc = $doc]
        pub enum $name {}
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                of($doc, $words)
            }
        }
        impl ToSchema for $name {}
    )*};
}

macro_rules! texts {
    ($($doc:literal $name:ident = $pattern:literal, $example:literal;)*) => {$(
        #[doc = $doc]
        pub enum $name {}
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let text = ObjectBuilder::new().schema_type(SchemaType::new(Type::String)).pattern(Some($pattern));
                RefOr::T(text.description(Some($doc)).examples([$example]).build().into())
            }
        }
        impl ToSchema for $name {}
    )*};
}

fn of(doc: &str, words: impl IntoIterator<Item = &'static str>) -> RefOr<Schema> {
    let word = ObjectBuilder::new().schema_type(SchemaType::new(Type::String)).enum_values(Some(words));
    RefOr::T(word.description(Some(doc)).build().into())
}

words! {
    "Where a sheet stands." SheetState = Standing::ALL.map(Standing::word);
    "The class of an issue: A blocks, B blocks until it is explained, C and D are to be looked at." IssueClass = ["A", "B", "C", "D"];
    "What became of a finding." FindingState = ["open", "asked", "explained", "exempted"];
    "Whether a value is the filer's own or the one of the same period of the year before." ColumnRole = ["current", "same_period"];
    "What a scope is a part by." ScopeKind = ["zone", "street", "industry", "firm"];
    "A role." RoleName = Role::ALL.map(Role::word);
    "A right." RightName = Right::ALL.map(Right::word);
    "What a second person decides." RequestKindName = ["unlock", "reopen", "publication"];
    "The same, and exemptions." AskedKindName = ["unlock", "reopen", "publication", "exemption"];
    "What is decided." DecisionWord = ["approved", "refused"];
    "What was decided; an exemption can be taken back." VerdictName = ["approved", "refused", "revoked"];
    "A step of the first run." FirstRunStep = ["account", "packs", "register", "filings"];
    "What was found." HitKind = ["indicator", "form", "firm"];
    "What last year's value is." BasisName = Basis::ALL.map(Basis::word);
    "In which prices." PriceName = [Price::Current.word(), Price::Constant.word()];
    "How settled a figure is." FigureStatus = ["provisional", "revised", "final", "estimated"];
    "Why there is no value." NoValue = Reason::ALL.map(Reason::code);
    "What changed a figure." CauseKind = ["filing", "register", "definition", "passage"];
    "Why causes are told together." TogetherWhy = ["withheld", "small"];
    "What kind of work." JobKind = [crate::serve::works::BACKUP, crate::serve::works::EXPORT];
    "How far work has come." JobStateName = ["waiting", "running", "done", "failed", "cancelled"];
    "What a message is about." OutgoingKindName = ledger::OutgoingKind::ALL.map(ledger::OutgoingKind::word);
    "By which way a message goes." ChannelName = [ledger::Channel::Mail.word(), ledger::Channel::Webhook.word()];
    "How far a message has come to one receiver; what failed is tried again." SentStateName = ["waiting", "sent", "failed", "given-up"];
    "How far a message has come: inside where it goes to nobody, given-up where one receiver did not get it." OutgoingStateName = ["inside", "waiting", "sent", "given-up"];
    "How an act ended." ActOutcome = ["done", "refused", "failed"];
    "Of which day the rates and lists are." DatedBy = ["this_period", "each_year"];
}

texts! {
    "A period: a year, half, quarter, month, or months in a row." PeriodText = r"^\s*[0-9]{4}(-(Q[1-4]|H[12]|[0-9]{2}(\.\.([0-9]{4}-)?[0-9]{2})?))?\s*$", "2021-07";
    "A day, which is its end, or a moment (RFC 3339); without an offset it is the park's time."
        MomentText = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].*)?\s*$", "2021-08-10";
    "Official number of a form." FormText = r"^[A-Z][A-Za-z0-9-]{1,20}$", "B204-1";
    "A credit code, or a code that the packs take for one." UnitText = r"^[0-9A-Z]{17,18}$", "91000000000010014Q";
    "Id of a figure: an indicator, a period, and words that narrow it." FigureText =
        r"^[a-z][a-z0-9_.]*@[0-9]{4}(-(Q[1-4]|H[12]|[0-9]{2}(\.\.[0-9]{2})?))?(,[a-z]+=[^,/]+)*$", "industry.output@2021-06";
    "A version as a tag." VersionTag = r#"^(W/)?"[0-9]{1,18}"$"#, "\"3\"";
    "A decimal; never a binary float." DecimalText = r"^-?[0-9]+(\.[0-9]+)?$", "26450000";
    "SHA-256 in hexadecimal digits." Sha256Text = r"^[0-9a-f]{64}$", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
}

/// A moment (RFC 3339), in the park's time.
pub enum Instant {}

impl PartialSchema for Instant {
    fn schema() -> RefOr<Schema> {
        let text = ObjectBuilder::new().schema_type(SchemaType::new(Type::String));
        RefOr::T(text.format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))).build().into())
    }
}

impl ToSchema for Instant {
    fn name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }
}

/// A decimal, or null.
pub enum MaybeDecimal {}

impl PartialSchema for MaybeDecimal {
    fn schema() -> RefOr<Schema> {
        let kinds = SchemaType::from_iter([Type::String, Type::Null]);
        RefOr::T(ObjectBuilder::new().schema_type(kinds).description(Some("A decimal, or null.")).build().into())
    }
}

impl ToSchema for MaybeDecimal {}
