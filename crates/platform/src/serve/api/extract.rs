//! Parts of a request, read so that what is wrong with them comes back as a problem and not as a line of the library.

use crate::serve::problem::Problem;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Multipart, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};

/// The words after the question mark.
#[derive(Debug)]
pub struct Words<T>(pub T);

/// The JSON of the body.
#[derive(Debug)]
pub struct Body<T>(pub T);

/// A form with files.
#[derive(Debug)]
pub struct Sent(pub Multipart);

/// So many rows: one at least, `MOST` at most.
#[derive(Debug, Clone, Copy)]
pub struct Rows<const MOST: u32>(u32);

impl<const MOST: u32> Rows<MOST> {
    /// How many.
    pub fn many(self) -> u32 {
        self.0
    }
}

impl<'de, const MOST: u32> Deserialize<'de> for Rows<MOST> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let many = u32::deserialize(from)?;
        let within = (1..=MOST).contains(&many);
        within.then_some(Rows(many)).ok_or_else(|| D::Error::custom(format!("{many} is not one of 1 to {MOST}")))
    }
}

/// The parts of the path.
#[derive(Debug)]
pub struct At<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Words<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Query(words) = Query::<T>::from_request_parts(parts, state).await.map_err(|refused: QueryRejection| {
            let why = refused.body_text();
            Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid",
                format!("地址中的参数无法识别：{why}"),
                format!("the query is not understood: {why}"),
            )
        })?;
        Ok(Words(words))
    }
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(path) = Path::<T>::from_request_parts(parts, state).await.map_err(|_: PathRejection| Problem::not_found())?;
        Ok(At(path))
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let axum::Json(body) =
            axum::Json::<T>::from_request(request, state).await.map_err(|refused: JsonRejection| body_problem(&refused))?;
        Ok(Body(body))
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let refused = |_: MultipartRejection| {
            let (zh, en) = ("内容应为附有文件的表单（multipart/form-data）", "the body is to be a form with a file (multipart/form-data)");
            Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-a-form", zh, en)
        };
        Ok(Sent(Multipart::from_request(request, state).await.map_err(refused)?))
    }
}

fn body_problem(refused: &JsonRejection) -> Problem {
    let (status, why) = (refused.status(), refused.body_text());
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(status, "too-large", "内容过大", "the body is too large"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new(status, "not-json", "内容应为 JSON", "the body is to be JSON"),
        _ => Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            format!("内容无法识别：{why}"),
            format!("the body is not understood: {why}"),
        ),
    }
}
