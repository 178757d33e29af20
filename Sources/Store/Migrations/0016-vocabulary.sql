-- The words of case_search, to look up which ones begin as somebody typed. It holds nothing of its own.

CREATE VIRTUAL TABLE case_search_word USING fts5vocab (case_search, instance);
