/* Writes the rows of finished cases once more into a database like the one that they came from, and prints the seconds.
 *
 * raw_cases DATABASE FINISHED COUNT: three commits a case as the desk makes them (opened, proposed, approved with its
 * letters), the same rows, WAL, synchronous=FULL. Rows are read before the clock starts; nothing is decided here. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* The rows of one table, each a run of values, in the order in which they are to be written. */
typedef struct {
  int width, count;
  sqlite3_value **values;
  sqlite3_stmt *insert;
} Rows;

static void must(int isDone, sqlite3 *db) {
  if (isDone) return;
  fprintf(stderr, "raw_cases: %s\n", sqlite3_errmsg(db));
  exit(1);
}

static void run(sqlite3 *db, const char *sql) { must(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, db); }

static Rows rows(sqlite3 *from, const char *select, sqlite3 *to, const char *insert) {
  Rows rows = {0};
  sqlite3_stmt *query;
  must(sqlite3_prepare_v2(from, select, -1, &query, NULL) == SQLITE_OK, from);
  rows.width = sqlite3_column_count(query);
  while (sqlite3_step(query) == SQLITE_ROW) {
    size_t size = (size_t)(rows.count + 1) * (size_t)rows.width * sizeof *rows.values;
    rows.values = realloc(rows.values, size);
    for (int column = 0; column < rows.width; column++)
      rows.values[rows.count * rows.width + column] = sqlite3_value_dup(sqlite3_column_value(query, column));
    rows.count++;
  }
  sqlite3_finalize(query);
  must(sqlite3_prepare_v3(to, insert, -1, SQLITE_PREPARE_PERSISTENT, &rows.insert, NULL) == SQLITE_OK, to);
  return rows;
}

static void insert(sqlite3 *db, const Rows *rows, int row) {
  for (int column = 0; column < rows->width; column++)
    sqlite3_bind_value(rows->insert, column + 1, rows->values[row * rows->width + column]);
  must(sqlite3_step(rows->insert) == SQLITE_DONE, db);
  sqlite3_reset(rows->insert);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void commits(sqlite3 *db, Rows *file, Rows *event, Rows *text, Rows *revision, Rows *letter, int count) {
  int words = 0;
  for (int step = 0; step < 3 * count; step++) {
    run(db, "BEGIN IMMEDIATE");
    insert(db, file, step / 3);
    insert(db, event, step);
    if (step % 3 < 2) insert(db, text, words++);
    for (int each = 0; step % 3 == 2 && each < 2; each++) insert(db, letter, step / 3 * 2 + each);
    insert(db, revision, step);
    run(db, "COMMIT");
  }
}

int main(int arguments, char **argument) {
  sqlite3 *to, *from;
  if (arguments != 4) return fprintf(stderr, "usage: raw_cases DATABASE FINISHED COUNT\n"), 64;
  must(sqlite3_open(argument[1], &to) == SQLITE_OK, to);
  must(sqlite3_open(argument[2], &from) == SQLITE_OK, from);
  run(to, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
  Rows file = rows(from, "SELECT * FROM case_file ORDER BY year, number", to,
      "INSERT INTO case_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (year, number) DO UPDATE SET "
      "state = excluded.state, implied_decision_on = excluded.implied_decision_on, closed_on = excluded.closed_on, "
      "granted = excluded.granted, granted_on = excluded.granted_on, assigned_to = excluded.assigned_to, "
      "version = excluded.version");
  Rows event = rows(from, "SELECT * FROM case_event ORDER BY year, number, event", to,
      "INSERT INTO case_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  Rows text = rows(from, "SELECT * FROM case_text ORDER BY year, number, event", to,
      "INSERT INTO case_text VALUES (?, ?, ?, ?)");
  Rows revision = rows(from,
      "SELECT * FROM revision WHERE last_seq >= (SELECT min(seq) FROM case_event) ORDER BY last_seq", to,
      "INSERT INTO revision VALUES (?, ?, ?, ?)");
  Rows letter = rows(from, "SELECT * FROM outbox ORDER BY id", to,
      "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  int count = atoi(argument[3]);
  if (event.count != 3 * count || text.count != 2 * count || revision.count != 3 * count || letter.count != 2 * count)
    return fprintf(stderr, "raw_cases: %s does not hold %d approved cases\n", argument[2], count), 1;
  double start = now();
  commits(to, &file, &event, &text, &revision, &letter, count);
  printf("%f %d\n", now() - start, letter.count);
  sqlite3_close(from);
  return 0;
}
