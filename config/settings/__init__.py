"""Settings: `dev` on a desk, `test` in the suite, `production` on a server; all build on `base`."""
