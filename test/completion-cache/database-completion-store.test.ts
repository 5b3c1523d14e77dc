import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { clearCompletionCache, completionCacheStatus } from '../../src/completion-cache/completion-cache-status.js';
import { createCompletionStore } from '../../src/completion-cache/database-completion-store.js';
import { Sqlite } from '../../src/database/driver.js';
import { openDatabase } from '../../src/database/open-database.js';
import { createRuns } from '../../src/database/runs.js';
import { catalogueFolder } from '../helpers/catalogue-folder.js';

const folder = catalogueFolder();
const bounds = { maxSize: 1e6 };

describe('kept answers', () => {
  it('are there at once, and in the database soon after', async () => {
    const database = folder.open();
    const responses = createCompletionStore(database, bounds);
    responses.write('k', { text: 'é', model: 'm' });
    expect(responses.read('k')?.completion).toEqual({ text: 'é', model: 'm' });
    expect(responses.read('other')).toBeUndefined();
    await pause(100);
    expect(createCompletionStore(database, bounds).read('k')?.completion).toEqual({ text: 'é', model: 'm' });
  });

  it('are written when they are closed', () => {
    const database = folder.open();
    const responses = createCompletionStore(database, bounds);
    for (let key = 0; key < 1000; key++) responses.write(String(key), { text: 'x' });
    expect(responses.close()).toBe(0);
    expect(completionCacheStatus(database).responses).toBe(1000);
    expect(clearCompletionCache(database)).toBe(1000);
    expect(completionCacheStatus(database)).toEqual({ responses: 0, size: 0, oldest: undefined, lastUsed: undefined });
  });

  it('are forgotten one by one', async () => {
    const database = folder.open();
    const responses = createCompletionStore(database, bounds);
    responses.write('waiting', { text: 'x' });
    responses.remove('waiting');
    responses.write('written', { text: 'x' });
    responses.close();
    responses.remove('written');
    expect(completionCacheStatus(database).responses).toBe(0);
  });

  it('go when there is too much of them, those used longest ago first', async () => {
    const database = folder.open();
    const text = 'x'.repeat(1000);
    const write = (from: number, to: number) => {
      const responses = createCompletionStore(database, { maxSize: 50_000 });
      for (let key = from; key < to; key++) responses.write(`k${key}`, { text });
      responses.close();
    };
    write(0, 40);
    await pause(5);
    const reading = createCompletionStore(database, { maxSize: 50_000 });
    for (let key = 0; key < 10; key++) expect(reading.read(`k${key}`)).toBeDefined();
    reading.close();
    await pause(5);
    write(40, 60);
    const { size, responses } = completionCacheStatus(database);
    expect(size).toBeLessThanOrEqual(50_000);
    expect(responses).toBeGreaterThan(35);
    const left = createCompletionStore(database, bounds);
    const kept = (from: number, to: number) => {
      let count = 0;
      for (let key = from; key < to; key++) if (left.read(`k${key}`)) count++;
      return count;
    };
    expect(kept(0, 10)).toBe(10);
    expect(kept(40, 60)).toBe(20);
    expect(kept(10, 40)).toBeLessThan(20);
  });

  it('wait while another process holds the database, and are written after', async () => {
    const { path } = folder.open();
    const database = openDatabase(path, { busyTimeout: 10 });
    const other = new Sqlite(path);
    const responses = createCompletionStore(database, bounds);
    other.exec('BEGIN IMMEDIATE');
    responses.write('k', { text: 'x' });
    await pause(200);
    expect(other.prepare('SELECT count(*) FROM responses').pluck().get()).toBe(0);
    expect(responses.read('k')?.completion.text).toBe('x');
    other.exec('COMMIT');
    await pause(500);
    expect(other.prepare('SELECT count(*) FROM responses').pluck().get()).toBe(1);
    other.close();
    database.close();
  });

  it('are shared by two connections at once', async () => {
    const first = folder.open('shared.db');
    const second = openDatabase(first.path);
    const one = createCompletionStore(first, bounds);
    const two = createCompletionStore(second, bounds);
    for (let key = 0; key < 500; key++) {
      one.write(`a${key}`, { text: 'a' });
      two.write(`b${key}`, { text: 'b' });
      if (key % 100 === 0) await pause(5);
    }
    expect([one.close(), two.close()]).toEqual([0, 0]);
    expect(completionCacheStatus(first).responses).toBe(1000);
    expect(two.read('a1')?.completion.text).toBe('a');
    second.close();
  });
});

describe('the runs of a database', () => {
  it('are known by their output, with the settings of the last beginning', () => {
    const runs = createRuns(folder.open());
    expect(runs.settingsOf('/out')).toBeUndefined();
    runs.begin('/out', { '--llm': 'a' });
    runs.begin('/out', { '--llm': 'b', '--fields': ['F'] });
    runs.finish('/out');
    expect(runs.settingsOf('/out')).toEqual({ '--llm': 'b', '--fields': ['F'] });
  });
});
