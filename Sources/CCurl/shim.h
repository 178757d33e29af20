#pragma once
#include <curl/curl.h>
#include <dlfcn.h>

// libcurl brings some thirty libraries, which take longer to load than most commands take to answer. So the program does
// not name it among its own: it is opened when the first letter leaves, and its functions are looked up there by name,
// with the types that the header gives them.
static inline void *quitus_open_curl(void) { return dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL); }

#define quitus_find(library, function) ((__typeof__(&function))dlsym(library, #function))

static inline CURLcode quitus_global_init(void *library) {
  return quitus_find(library, curl_global_init)(CURL_GLOBAL_ALL);
}

static inline CURL *quitus_init(void *library) { return quitus_find(library, curl_easy_init)(); }

static inline void quitus_cleanup(void *library, CURL *handle) { quitus_find(library, curl_easy_cleanup)(handle); }

static inline CURLcode quitus_perform(void *library, CURL *handle) {
  return quitus_find(library, curl_easy_perform)(handle);
}

static inline struct curl_slist *quitus_append(void *library, struct curl_slist *list, const char *text) {
  return quitus_find(library, curl_slist_append)(list, text);
}

static inline void quitus_free(void *library, struct curl_slist *list) {
  quitus_find(library, curl_slist_free_all)(list);
}

// libcurl's setters and getters are variadic, which Swift cannot call: one inline function per argument type.

typedef size_t (*quitus_transfer)(char *, size_t, size_t, void *);

static inline CURLcode quitus_set_number(void *library, CURL *handle, CURLoption option, long value) {
  return quitus_find(library, curl_easy_setopt)(handle, option, value);
}

static inline CURLcode quitus_set_size(void *library, CURL *handle, CURLoption option, curl_off_t value) {
  return quitus_find(library, curl_easy_setopt)(handle, option, value);
}

static inline CURLcode quitus_set_text(void *library, CURL *handle, CURLoption option, const char *value) {
  return quitus_find(library, curl_easy_setopt)(handle, option, value);
}

static inline CURLcode quitus_set_list(void *library, CURL *handle, CURLoption option, struct curl_slist *value) {
  return quitus_find(library, curl_easy_setopt)(handle, option, value);
}

static inline CURLcode quitus_set_context(void *library, CURL *handle, CURLoption option, void *value) {
  return quitus_find(library, curl_easy_setopt)(handle, option, value);
}

static inline CURLcode quitus_set_transfer(void *library, CURL *handle, CURLoption option, quitus_transfer value) {
  return quitus_find(library, curl_easy_setopt)(handle, option, value);
}

static inline CURLcode quitus_get_number(void *library, CURL *handle, CURLINFO what, long *value) {
  return quitus_find(library, curl_easy_getinfo)(handle, what, value);
}

static inline CURLcode quitus_get_socket(void *library, CURL *handle, curl_socket_t *socket) {
  return quitus_find(library, curl_easy_getinfo)(handle, CURLINFO_ACTIVESOCKET, socket);
}
