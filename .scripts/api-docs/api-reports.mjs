// API Extractor reads the built declarations with its own copy of TypeScript, because TypeScript 7 has no JavaScript
// API.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { entries } from '../entries.mjs';

const compilerOptions = {
  target: 'es2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  jsx: 'react-jsx',
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

/**
 * Warnings about types that are reachable but not exported are redundant, because the report contains those types too.
 */
const quiet = { default: { logLevel: ExtractorLogLevel.None } };

/**
 * Returns each entry's report, by file name.
 * @param {string} root @param {string} scratch an empty folder
 * @returns {Record<string, string>}
 */
export function apiReports(root, scratch) {
  const outputs = Object.entries(entries).flatMap(([output, source]) =>
    source.endsWith('/index.ts') ? [output] : [],
  );
  const files = outputs.map((output) => join(root, `dist/${output}.d.ts`));
  const configs = outputs.map((output) => configOf(root, scratch, output, files));
  const [first] = configs;
  if (!first) return {};
  // One program for all entries. A separate one for each entry would each take as long as this one.
  const compilerState = CompilerState.create(first, { additionalEntryPoints: files });
  return Object.fromEntries(
    configs.map((config) => {
      Extractor.invoke(config, { localBuild: true, compilerState, messageCallback: complain });
      return readReport(scratch, config.reportConfigs[0]?.fileName ?? '');
    }),
  );
}

/** @param {string} folder @param {string} name @returns {[string, string]} */
const readReport = (folder, name) => [name, readFileSync(join(folder, name), 'utf8')];

/** @param {string} root @param {string} scratch @param {string} output @param {string[]} files */
function configOf(root, scratch, output, files) {
  return ExtractorConfig.prepare({
    configObjectFullPath: join(root, '.scripts/api-extractor.json'),
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, `dist/${output}.d.ts`),
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions, files } },
      apiReport: {
        enabled: true,
        reportFileName: output === 'index' ? 'react' : output.replace('/index', '').replaceAll('/', '-'),
        reportFolder: scratch,
        reportTempFolder: join(scratch, 'temp'),
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: quiet,
        extractorMessageReporting: quiet,
        tsdocMessageReporting: quiet,
      },
    },
  });
}

/** @param {import('@microsoft/api-extractor').ExtractorMessage} message */
function complain(message) {
  if (message.logLevel === ExtractorLogLevel.Error) console.error(message.text);
  message.handled = true;
}
