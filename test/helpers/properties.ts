import fc from 'fast-check';

// A run over one commit tries the same inputs wherever it runs when a seed is given; without one they differ each time.
const seed = process.env.FAST_CHECK_SEED;
if (seed !== undefined && seed !== '') fc.configureGlobal({ seed: Number(seed) });
