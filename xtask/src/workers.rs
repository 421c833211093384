//! Work that is done several pieces at a time.

use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{available_parallelism, scope};

/// How many processors there are for this program.
pub(crate) fn processors() -> usize {
    available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Does `work` for each task, so many at a time; gives what came of them, in the order of the
/// tasks. A worker that fails takes no more; the others go on until no task is left.
pub(crate) fn each<T: Sync, R: Send>(
    tasks: &[T],
    at_once: usize,
    work: impl Fn(&T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let worker = || -> Result<Vec<(usize, R)>> {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(number) else { return Ok(done) };
            done.push((number, work(task)?));
        }
    };
    let done: Vec<Vec<(usize, R)>> = scope(|scope| {
        let workers: Vec<_> = (0..at_once.max(1)).map(|_| scope.spawn(worker)).collect();
        let join = |worker: std::thread::ScopedJoinHandle<'_, _>| {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        workers.into_iter().map(join).collect::<Result<_>>()
    })?;
    let mut done: Vec<(usize, R)> = done.into_iter().flatten().collect();
    done.sort_by_key(|(number, _)| *number);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn every_task_is_done_once_and_in_its_place() {
        let tasks: Vec<usize> = (0..100).collect();
        for at_once in [0, 1, 7, 200] {
            let doubled = each(&tasks, at_once, |task| Ok(task * 2)).expect("none fails");
            assert_eq!(doubled, (0..100).map(|task| task * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_error_is_handed_on() {
        let failed = each(&[1, 2, 3], 2, |task| {
            anyhow::ensure!(*task != 2, "two");
            Ok(())
        });
        assert_eq!(failed.expect_err("the second fails").to_string(), "two");
    }
}
