// Property tests generate the same cases in each run, so that a new failure comes from a change. `SEED=random`
// generates new cases, and `SEED=<number>` repeats the cases of a failure.
import fc from 'fast-check';

const given = process.env.SEED ?? '20261130';
const seed = given === 'random' ? Date.now() % 2 ** 31 : Number(given);
if (given === 'random') console.log(`SEED=${seed}`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
