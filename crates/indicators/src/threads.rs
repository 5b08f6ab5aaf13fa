//! Work on several things at once.

use std::convert::Infallible;

/// Does work on several things at once, and gives what came of it in their order.
pub(crate) fn side_by_side<T: Send, U: Send, E: Send>(of: Vec<T>, work: impl Fn(T) -> Result<U, E> + Sync) -> Result<Vec<U>, E> {
    if of.len() < 2 {
        return of.into_iter().map(work).collect();
    }
    let work = &work;
    std::thread::scope(|scope| {
        let all: Vec<_> = of.into_iter().map(|thing| scope.spawn(move || work(thing))).collect();
        all.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// The same of work that can't fail.
pub(crate) fn each<T: Send, U: Send>(of: Vec<T>, work: impl Fn(T) -> U + Sync) -> Vec<U> {
    let Ok(all) = side_by_side(of, |thing| Ok::<_, Infallible>(work(thing)));
    all
}

/// Does two things at once.
pub(crate) fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), other)
    })
}
