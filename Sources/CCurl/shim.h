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

// What crosses an easy handle's connection once it stands.

static inline CURLcode quitus_send(void *library, CURL *handle, const void *bytes, size_t count, size_t *sent) {
  return quitus_find(library, curl_easy_send)(handle, bytes, count, sent);
}

static inline CURLcode quitus_receive(void *library, CURL *handle, void *bytes, size_t count, size_t *received) {
  return quitus_find(library, curl_easy_recv)(handle, bytes, count, received);
}

// Several easy handles at once.

static inline CURLM *quitus_multi_init(void *library) { return quitus_find(library, curl_multi_init)(); }

static inline void quitus_multi_cleanup(void *library, CURLM *multi) {
  quitus_find(library, curl_multi_cleanup)(multi);
}

static inline CURLMcode quitus_multi_keep(void *library, CURLM *multi, long connections) {
  return quitus_find(library, curl_multi_setopt)(multi, CURLMOPT_MAXCONNECTS, connections);
}

static inline CURLMcode quitus_multi_add(void *library, CURLM *multi, CURL *handle) {
  return quitus_find(library, curl_multi_add_handle)(multi, handle);
}

static inline CURLMcode quitus_multi_remove(void *library, CURLM *multi, CURL *handle) {
  return quitus_find(library, curl_multi_remove_handle)(multi, handle);
}

static inline CURLMcode quitus_multi_perform(void *library, CURLM *multi) {
  int running = 0;
  return quitus_find(library, curl_multi_perform)(multi, &running);
}

static inline CURLMcode quitus_multi_poll(
    void *library, CURLM *multi, struct curl_waitfd *sockets, unsigned int count, int milliseconds) {
  return quitus_find(library, curl_multi_poll)(multi, sockets, count, milliseconds, NULL);
}

// The only one of these that another thread may call: it ends the wait.
static inline CURLMcode quitus_multi_wakeup(void *library, CURLM *multi) {
  return quitus_find(library, curl_multi_wakeup)(multi);
}

// The next handle that has done its work, and how that ended; NULL where there is none.
static inline CURL *quitus_multi_done(void *library, CURLM *multi, CURLcode *code) {
  int left = 0;
  for (CURLMsg *message; (message = quitus_find(library, curl_multi_info_read)(multi, &left));) {
    if (message->msg != CURLMSG_DONE) continue;
    *code = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

// libcurl's setters and getters are variadic, which Swift cannot call: one inline function per argument type.

typedef size_t (*quitus_transfer)(char *, size_t, size_t, void *);

static inline CURLcode quitus_set_number(void *library, CURL *handle, CURLoption option, long value) {
  return quitus_find(library, curl_easy_setopt)(handle, option, value);
}

static inline CURLcode quitus_set_text(void *library, CURL *handle, CURLoption option, const char *value) {
  return quitus_find(library, curl_easy_setopt)(handle, option, value);
}

static inline CURLcode quitus_set_context(void *library, CURL *handle, CURLoption option, void *value) {
  return quitus_find(library, curl_easy_setopt)(handle, option, value);
}

static inline CURLcode quitus_set_transfer(void *library, CURL *handle, CURLoption option, quitus_transfer value) {
  return quitus_find(library, curl_easy_setopt)(handle, option, value);
}

static inline CURLcode quitus_get_socket(void *library, CURL *handle, curl_socket_t *socket) {
  return quitus_find(library, curl_easy_getinfo)(handle, CURLINFO_ACTIVESOCKET, socket);
}
