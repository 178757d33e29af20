/* Reads a table of facts, and writes for each adviser the day a year after the entry and how many modules were followed.
 *
 * A simpler job than the rules: every field of every row is cut and every day in it is read, but only one deadline is
 * worked out. Columns are where the measure writes them; quotation marks are not understood. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENTRY = 1, FIRST_DAY = 7, BUFFER = 1 << 17 };

/* Days since 1 January 1970; years begin in March, so that the leap day comes last. */
static int32_t civil(int32_t year, int32_t month, int32_t day) {
  int32_t shifted = month <= 2 ? year - 1 : year;
  int32_t m = month <= 2 ? month + 9 : month - 3;
  return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

static void parts(int32_t days, int32_t *year, int32_t *month, int32_t *day) {
  uint32_t quarters = (uint32_t)(days + 719468) * 4 + 3;
  uint32_t in_century = quarters % 146097 | 3;
  uint32_t fifths = in_century % 1461 / 4 * 5 + 2;
  uint32_t shifted = fifths / 153;
  *year = (int32_t)(quarters / 146097 * 100 + in_century / 1461) + (shifted >= 10);
  *month = (int32_t)(shifted < 10 ? shifted + 3 : shifted - 9);
  *day = (int32_t)(fifths % 153 / 5 + 1);
}

static int digits(const char *text, int count) {
  int number = 0;
  while (count--) number = number * 10 + (*text++ - '0');
  return number;
}

static int32_t day(const char *text, size_t length) {
  if (length != 10 || text[4] != '-' || text[7] != '-') return INT32_MIN;
  return civil(digits(text, 4), digits(text + 5, 2), digits(text + 8, 2));
}

static char *put(char *to, int32_t number, int width) {
  for (int place = width; place--; number /= 10) to[place] = (char)('0' + number % 10);
  return to + width;
}

/* Writes the answer to one line behind `to`, and returns where it ends. */
static char *answer(const char *line, const char *end, char *to) {
  int32_t entry = INT32_MIN;
  int modules = 0;
  int column = 0;
  for (const char *from = line; from <= end; column++) {
    const char *stop = from;
    while (stop < end && *stop != ',') stop++;
    size_t length = (size_t)(stop - from);
    if (column == 0) {
      memcpy(to, from, length);
      to += length;
    } else if (length == 10) {
      int32_t found = day(from, length);
      if (column == ENTRY) entry = found;
      if (column >= FIRST_DAY && found != INT32_MIN) modules++;
    }
    from = stop + 1;
  }
  *to++ = ',';
  if (entry != INT32_MIN) {
    int32_t y, m, d;
    parts(entry, &y, &m, &d);
    if (m == 2 && d == 29) d = 28;
    parts(civil(y + 1, m, d), &y, &m, &d);
    to = put(to, y, 4);
    *to++ = '-';
    to = put(to, m, 2);
    *to++ = '-';
    to = put(to, d, 2);
  }
  *to++ = ',';
  *to++ = (char)('0' + modules);
  *to++ = '\n';
  return to;
}

int main(int count, char **arguments) {
  FILE *file = count == 2 ? fopen(arguments[1], "r") : NULL;
  if (!file) return fprintf(stderr, "usage: simple_evaluate FILE\n"), 64;
  static char out[BUFFER];
  char *to = out;
  char *line = NULL;
  size_t capacity = 0;
  ssize_t length = getline(&line, &capacity, file);
  to += sprintf(to, "id,deadline,modules\n");
  while ((length = getline(&line, &capacity, file)) > 0) {
    if (line[length - 1] == '\n') length--;
    if (to + length + 32 > out + BUFFER) {
      fwrite(out, 1, (size_t)(to - out), stdout);
      to = out;
    }
    to = answer(line, line + length, to);
  }
  fwrite(out, 1, (size_t)(to - out), stdout);
  free(line);
  return fclose(file) != 0 || fflush(stdout) != 0;
}
