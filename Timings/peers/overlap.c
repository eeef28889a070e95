/* Which polygons overlap and by how much, with GEOS alone: the floor that an engine built on GEOS starts from.

     overlap POLYGONS PAIRS THREADS [filter]

   POLYGONS holds a count and then a length and well-known binary for each polygon (uint32, little-endian). PAIRS gets a line
   "first,second,area" for each pair with more than 0.01 square units in common, in order. The search is the one that the manual of
   GEOS suggests: a tree of boxes, a prepared polygon, then the intersection and its area. With `filter` a pair that only touches is
   sorted out by GEOSRelatePattern before it is intersected. One context per thread; the tree is built before threads start.
   Printed as JSON: seconds for reading shapes into GEOS, for the tree, and for the search. Reading the file is in none. */

#define _POSIX_C_SOURCE 200809L
#include <geos_c.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const double tolerance = 0.01;
enum { CHUNK = 256 };

typedef struct {
  size_t first, second;
  double area;
} Pair;

typedef struct {
  Pair *items;
  size_t count, room;
} Pairs;

typedef struct {
  size_t *items;
  size_t count, room, above;
} Rows;

typedef struct {
  GEOSGeometry **shapes;
  GEOSSTRtree *tree;
  size_t count;
  int filters;
  atomic_size_t next;
} Search;

typedef struct {
  Search *search;
  Pairs found;
} Worker;

static void fail(const char *what) {
  fprintf(stderr, "overlap: %s\n", what);
  exit(1);
}

static void *grown(void *items, size_t *room, size_t size) {
  *room = *room ? *room * 2 : 64;
  items = realloc(items, *room * size);
  if (!items) fail("no memory");
  return items;
}

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Boxes that meet, later rows only: each pair once. */
static void keep(void *item, void *context) {
  Rows *rows = context;
  size_t row = (size_t)(uintptr_t)item;
  if (row <= rows->above) return;
  if (rows->count == rows->room) rows->items = grown(rows->items, &rows->room, sizeof *rows->items);
  rows->items[rows->count++] = row;
}

static void compare(GEOSContextHandle_t geos, Search *search, size_t row, Rows *near, Pairs *found) {
  near->count = 0;
  near->above = row;
  GEOSSTRtree_query_r(geos, search->tree, search->shapes[row], keep, near);
  if (!near->count) return;
  const GEOSPreparedGeometry *prepared = GEOSPrepare_r(geos, search->shapes[row]);
  if (!prepared) fail("GEOSPrepare");
  for (size_t k = 0; k < near->count; k++) {
    const GEOSGeometry *other = search->shapes[near->items[k]];
    if (GEOSPreparedIntersects_r(geos, prepared, other) != 1) continue;
    if (search->filters && GEOSRelatePattern_r(geos, search->shapes[row], other, "T********") != 1) continue;
    GEOSGeometry *common = GEOSIntersection_r(geos, search->shapes[row], other);
    double area = 0;
    if (!common || GEOSArea_r(geos, common, &area) != 1) fail("GEOSIntersection");
    GEOSGeom_destroy_r(geos, common);
    if (area <= tolerance) continue;
    if (found->count == found->room) found->items = grown(found->items, &found->room, sizeof *found->items);
    found->items[found->count++] = (Pair){row, near->items[k], area};
  }
  GEOSPreparedGeom_destroy_r(geos, prepared);
}

static void *work(void *argument) {
  Worker *worker = argument;
  Search *search = worker->search;
  GEOSContextHandle_t geos = GEOS_init_r();
  Rows near = {0};
  for (;;) {
    size_t start = atomic_fetch_add(&search->next, CHUNK);
    if (start >= search->count) break;
    size_t end = start + CHUNK < search->count ? start + CHUNK : search->count;
    for (size_t row = start; row < end; row++) compare(geos, search, row, &near, &worker->found);
  }
  free(near.items);
  GEOS_finish_r(geos);
  return NULL;
}

static int by_rows(const void *left, const void *right) {
  const Pair *a = left, *b = right;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  return a->second < b->second ? -1 : a->second > b->second;
}

static unsigned char *contents(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END)) fail("cannot open the polygons");
  *size = (size_t)ftell(file);
  rewind(file);
  unsigned char *bytes = malloc(*size);
  if (!bytes || fread(bytes, 1, *size, file) != *size) fail("cannot read the polygons");
  fclose(file);
  return bytes;
}

static uint32_t number(const unsigned char *bytes, size_t at, size_t size) {
  uint32_t value;
  if (at + sizeof value > size) fail("the polygons end early");
  memcpy(&value, bytes + at, sizeof value);
  return value;
}

static void read_shapes(GEOSContextHandle_t geos, Search *search, const unsigned char *bytes, size_t size) {
  search->count = number(bytes, 0, size);
  search->shapes = malloc(search->count * sizeof *search->shapes);
  GEOSWKBReader *reader = GEOSWKBReader_create_r(geos);
  size_t at = 4;
  for (size_t row = 0; row < search->count; row++) {
    uint32_t length = number(bytes, at, size);
    at += 4;
    if (at + length > size) fail("the polygons end early");
    search->shapes[row] = GEOSWKBReader_read_r(geos, reader, bytes + at, length);
    if (!search->shapes[row]) fail("a polygon cannot be read");
    at += length;
  }
  GEOSWKBReader_destroy_r(geos, reader);
}

static void ignore(void *item, void *context) {
  (void)item;
  (void)context;
}

static void build_tree(GEOSContextHandle_t geos, Search *search) {
  search->tree = GEOSSTRtree_create_r(geos, 10);
  for (size_t row = 0; row < search->count; row++)
    GEOSSTRtree_insert_r(geos, search->tree, search->shapes[row], (void *)(uintptr_t)row);
  /* A tree builds itself at its first query, which must not happen in two threads. */
  if (search->count) GEOSSTRtree_query_r(geos, search->tree, search->shapes[0], ignore, NULL);
}

static void write_pairs(const char *path, const Pairs *pairs) {
  FILE *file = fopen(path, "w");
  if (!file) fail("cannot write the pairs");
  for (size_t k = 0; k < pairs->count; k++)
    fprintf(file, "%zu,%zu,%.17g\n", pairs->items[k].first, pairs->items[k].second, pairs->items[k].area);
  if (fclose(file)) fail("cannot write the pairs");
}

int main(int count, char **words) {
  if (count < 4) fail("POLYGONS PAIRS THREADS [filter]");
  size_t threads = (size_t)atoi(words[3]), size;
  if (threads < 1 || threads > 64) fail("THREADS is from 1 to 64");
  unsigned char *bytes = contents(words[1], &size);
  GEOSContextHandle_t geos = GEOS_init_r();
  Search search = {.filters = count > 4 && !strcmp(words[4], "filter")};

  double wall[4], cpu[4];
#define STOP(n) (wall[n] = seconds(CLOCK_MONOTONIC), cpu[n] = seconds(CLOCK_PROCESS_CPUTIME_ID))
  STOP(0);
  read_shapes(geos, &search, bytes, size);
  STOP(1);
  build_tree(geos, &search);
  STOP(2);
  Worker workers[64] = {0};
  pthread_t running[64];
  for (size_t k = 0; k < threads; k++) {
    workers[k].search = &search;
    if (pthread_create(&running[k], NULL, work, &workers[k])) fail("cannot start a thread");
  }
  Pairs pairs = {0};
  for (size_t k = 0; k < threads; k++) {
    pthread_join(running[k], NULL);
    Pairs *found = &workers[k].found;
    while (pairs.room < pairs.count + found->count) pairs.items = grown(pairs.items, &pairs.room, sizeof *pairs.items);
    if (found->count) memcpy(pairs.items + pairs.count, found->items, found->count * sizeof *found->items);
    pairs.count += found->count;
    free(found->items);
  }
  qsort(pairs.items, pairs.count, sizeof *pairs.items, by_rows);
  STOP(3);

  write_pairs(words[2], &pairs);
  const char *names[] = {"shapes", "tree", "search"};
  printf("{\"geos\": \"%s\", \"polygons\": %zu, \"pairs\": %zu, \"phases\": [", GEOSversion(), search.count, pairs.count);
  for (int k = 0; k < 3; k++)
    printf("%s{\"name\": \"%s\", \"wall\": %.6f, \"cpu\": %.6f}", k ? ", " : "", names[k], wall[k + 1] - wall[k], cpu[k + 1] - cpu[k]);
  printf("]}\n");
  return 0;
}
