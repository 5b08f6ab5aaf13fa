//! Parts of a request, read so that what is wrong with them comes back as a problem and not as a line of the library.

use crate::serve::problem::Problem;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// The words after the question mark.
#[derive(Debug)]
pub struct Words<T>(pub T);

/// The JSON of the body.
#[derive(Debug)]
pub struct Body<T>(pub T);

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

fn body_problem(refused: &JsonRejection) -> Problem {
    let (status, why) = (refused.status(), refused.body_text());
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(status, "too-large", "内容过大", "the body is too large"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new(status, "invalid", "内容应为 JSON", "the body is to be JSON"),
        _ => Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            format!("内容无法识别：{why}"),
            format!("the body is not understood: {why}"),
        ),
    }
}
