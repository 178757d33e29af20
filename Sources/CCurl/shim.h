#pragma once
#include <curl/curl.h>

// libcurl's setters and getters are variadic macros, which Swift cannot call: one inline function per argument type.

typedef size_t (*quitus_transfer)(char *, size_t, size_t, void *);

static inline CURLcode quitus_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode quitus_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode quitus_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode quitus_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode quitus_set_context(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode quitus_set_transfer(CURL *handle, CURLoption option, quitus_transfer value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode quitus_get_number(CURL *handle, CURLINFO what, long *value) {
  return curl_easy_getinfo(handle, what, value);
}

static inline CURLcode quitus_get_socket(CURL *handle, curl_socket_t *socket) {
  return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, socket);
}
