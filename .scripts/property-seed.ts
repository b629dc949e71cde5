// Property tests draw the same cases in each run, so that a failure belongs to a change. `SEED=random` draws new ones, or
// a number those of a failure.
import fc from 'fast-check';

const given = process.env.SEED ?? '20261130';
const seed = given === 'random' ? Date.now() % 2 ** 31 : Number(given);
if (given === 'random') console.log(`SEED=${seed}`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
