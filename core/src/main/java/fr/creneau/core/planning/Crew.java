package fr.creneau.core.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Who does the jobs of a search: the caller's thread alone, or several threads side by side. */
sealed interface Crew {
    /** Does all jobs and gives their answers in the jobs' order. */
    <T> List<T> doAll(List<Callable<T>> jobs);

    /** One after another: no thread is started for a short search. */
    record Alone() implements Crew {
        @Override
        public <T> List<T> doAll(List<Callable<T>> jobs) {
            List<T> answers = new ArrayList<>();
            for (Callable<T> job : jobs) {
                try {
                    answers.add(job.call());
                } catch (Exception e) {
                    throw new IllegalStateException("a search failed", e);
                }
            }
            return answers;
        }
    }

    /** Side by side. */
    record Several(ExecutorService threads) implements Crew {
        @Override
        public <T> List<T> doAll(List<Callable<T>> jobs) {
            try {
                List<T> answers = new ArrayList<>();
                for (Future<T> answer : threads.invokeAll(jobs)) {
                    answers.add(answer.get());
                }
                return answers;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while rounds were searched", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a search failed", e.getCause());
            }
        }
    }
}
