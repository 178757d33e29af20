/* Writes the rows of finished cases once more into a database like the one that they came from, and prints the seconds.
 *
 * raw_cases DATABASE FINISHED COUNT: three commits a case as the desk makes them (opened, proposed, approved with its
 * letters), the same rows, WAL, synchronous=FULL. Rows are read before the clock starts; nothing is decided here. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A table that the desk writes to, how many rows each of the three commits of a case adds, and their order.
 * The row of a case is one that each commit writes over. */
typedef struct {
  const char *name, *order;
  int steps[3];
  int isWrittenOver;
  /* Where the finished database does not hold the rows as they were written; NULL where it does. */
  const char *written;
  int width, count, next;
  sqlite3_value **values;
  sqlite3_stmt *insert;
} Table;

static Table tables[] = {
  {"case_file", "year, number", {1, 1, 1}, 1},
  {"case_event", "seq", {1, 1, 1}},
  {"case_text", "year, number, event", {1, 1, 0}},
  {"outbox", "id", {1, 0, 2}},
  {"outbox_message", "outbox_id", {1, 0, 2}},
  {"revision", "last_seq", {1, 1, 1}},
  {"audit_entry", "number", {1, 1, 1}},
  /* What a case is found by: with its first words, then with all of them. */
  {"case_search", "rowid", {1, 1, 0}, 0,
      "SELECT rowid, names, words, ground FROM (SELECT s.rowid, s.names, t.text AS words, s.ground, 1 AS step "
      "FROM case_search s JOIN case_text t ON t.year = s.rowid / 1000000000 AND t.number = s.rowid % 1000000000 "
      "WHERE t.event = 1 UNION ALL SELECT rowid, names, words, ground, 2 FROM case_search) ORDER BY rowid, step"},
};
enum { TABLES = sizeof tables / sizeof *tables };

static void must(int isDone, sqlite3 *db) {
  if (isDone) return;
  fprintf(stderr, "raw_cases: %s\n", sqlite3_errmsg(db));
  exit(1);
}

static void run(sqlite3 *db, const char *sql) { must(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, db); }

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement;
  must(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) == SQLITE_OK, db);
  return statement;
}

/* `INSERT INTO name VALUES (?, …)`, writing over all columns where it is so. */
static sqlite3_stmt *insertion(sqlite3 *db, const Table *table, sqlite3_stmt *query) {
  if (table->written)
    return prepare(db, "INSERT OR REPLACE INTO case_search (rowid, names, words, ground) VALUES (?, ?, ?, ?)");
  sqlite3_str *sql = sqlite3_str_new(db);
  sqlite3_str_appendf(sql, "INSERT INTO %s VALUES (", table->name);
  for (int column = 0; column < table->width; column++) sqlite3_str_appendall(sql, column ? ", ?" : "?");
  sqlite3_str_appendall(sql, ")");
  for (int column = 2; table->isWrittenOver && column < table->width; column++)
    sqlite3_str_appendf(sql, column > 2 ? ", %s = excluded.%s" : " ON CONFLICT (year, number) DO UPDATE SET %s = excluded.%s",
        sqlite3_column_name(query, column), sqlite3_column_name(query, column));
  char *text = sqlite3_str_finish(sql);
  sqlite3_stmt *statement = prepare(db, text);
  sqlite3_free(text);
  return statement;
}

/* Reads the rows that `from` has and `to` has not. */
static void read(Table *table, sqlite3 *from, sqlite3 *to) {
  char *sql = table->written ? sqlite3_mprintf("%s", table->written) : sqlite3_mprintf(
      "SELECT * FROM %s WHERE (%s) NOT IN (SELECT %s FROM before.%s) ORDER BY %s", table->name, table->order,
      table->order, table->name, table->order);
  sqlite3_stmt *query = prepare(from, sql);
  table->width = sqlite3_column_count(query);
  while (sqlite3_step(query) == SQLITE_ROW) {
    size_t size = (size_t)(table->count + 1) * (size_t)table->width * sizeof *table->values;
    table->values = realloc(table->values, size);
    for (int column = 0; column < table->width; column++)
      table->values[table->count * table->width + column] = sqlite3_value_dup(sqlite3_column_value(query, column));
    table->count++;
  }
  table->insert = insertion(to, table, query);
  sqlite3_finalize(query);
  sqlite3_free(sql);
}

/* A table that grew and is not repeated here would make the comparison false. */
static void know_all(sqlite3 *from) {
  sqlite3_stmt *query = prepare(from,
      "SELECT m.name FROM sqlite_schema m JOIN before.sqlite_schema b USING (name) WHERE m.type = 'table' "
      "AND name NOT GLOB 'case_search_*'");
  while (sqlite3_step(query) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(query, 0);
    int isKnown = 0;
    for (int each = 0; each < TABLES; each++) isKnown |= strcmp(tables[each].name, name) == 0;
    if (isKnown) continue;
    char *sql = sqlite3_mprintf("SELECT (SELECT count(*) FROM main.\"%w\") <> (SELECT count(*) FROM before.\"%w\")", name, name);
    sqlite3_stmt *counts = prepare(from, sql);
    must(sqlite3_step(counts) == SQLITE_ROW, from);
    if (sqlite3_column_int(counts, 0)) fprintf(stderr, "raw_cases: the desk writes to %s as well\n", name), exit(1);
    sqlite3_finalize(counts);
    sqlite3_free(sql);
  }
  sqlite3_finalize(query);
}

static void insert(sqlite3 *db, Table *table, int row) {
  for (int column = 0; column < table->width; column++)
    sqlite3_bind_value(table->insert, column + 1, table->values[row * table->width + column]);
  must(sqlite3_step(table->insert) == SQLITE_DONE, db);
  sqlite3_reset(table->insert);
}

static void commit(sqlite3 *db, int number, int step) {
  run(db, "BEGIN IMMEDIATE");
  for (Table *table = tables; table < tables + TABLES; table++)
    for (int each = 0; each < table->steps[step]; each++)
      insert(db, table, table->isWrittenOver ? number : table->next++);
  run(db, "COMMIT");
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int arguments, char **argument) {
  sqlite3 *to, *from;
  if (arguments != 4) return fprintf(stderr, "usage: raw_cases DATABASE FINISHED COUNT\n"), 64;
  must(sqlite3_open(argument[1], &to) == SQLITE_OK, to);
  must(sqlite3_open(argument[2], &from) == SQLITE_OK, from);
  run(to, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
  char *attach = sqlite3_mprintf("ATTACH %Q AS before", argument[1]);
  run(from, attach);
  sqlite3_free(attach);
  int count = atoi(argument[3]), letters = 0;
  know_all(from);
  for (Table *table = tables; table < tables + TABLES; table++) {
    read(table, from, to);
    int each = table->isWrittenOver ? 1 : table->steps[0] + table->steps[1] + table->steps[2];
    if (table->count != each * count)
      return fprintf(stderr, "raw_cases: %d rows of %s for %d cases\n", table->count, table->name, count), 1;
    if (strcmp(table->name, "outbox") == 0) letters = table->count;
  }
  run(from, "DETACH before");
  double start = now();
  for (int number = 0; number < count; number++)
    for (int step = 0; step < 3; step++) commit(to, number, step);
  printf("%f %d\n", now() - start, letters);
  sqlite3_close(from);
  return 0;
}
