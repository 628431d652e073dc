// Outside Next's bundler (worker, scripts, tests) the `server-only` guard has nothing to guard.
export {};
