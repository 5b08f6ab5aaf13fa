//! Work on several things at once.

use std::convert::Infallible;

/// Rows or units for which a thread of its own is worth its while.
pub(crate) const WORTH: usize = 16_384;

/// How many threads work at once.
pub(crate) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

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

/// The same of work that can't fail; one after the other where that is not worth the threads.
pub(crate) fn each<T: Send, U: Send>(worth: bool, of: Vec<T>, work: impl Fn(T) -> U + Sync) -> Vec<U> {
    if !worth {
        return of.into_iter().map(work).collect();
    }
    let Ok(all) = side_by_side(of, |thing| Ok::<_, Infallible>(work(thing)));
    all
}

/// Does two things at once; one after the other where that is not worth a thread.
pub(crate) fn both<A: Send, B>(worth: bool, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if !worth {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), other)
    })
}

/// Does work on many things, each thread on a share of them of at least so many, and gives what came of it in their order.
pub(crate) fn in_shares<T: Send, U: Send>(of: Vec<T>, at_least: usize, work: impl Fn(T) -> U + Sync) -> Vec<U> {
    let share = of.len().div_ceil(threads()).max(at_least);
    let mut of = of.into_iter();
    let shares = std::iter::from_fn(|| Some(of.by_ref().take(share).collect::<Vec<T>>()).filter(|share| !share.is_empty()));
    each(true, shares.collect(), |share| share.into_iter().map(&work).collect::<Vec<U>>()).into_iter().flatten().collect()
}
