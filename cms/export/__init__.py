"""A story for a WeChat official account 公众号: what its editor keeps, which is inline styles and no addresses of ours."""
