import CHeap

/// What the C library does with memory that was freed, in the whole process: for whoever starts a program to say.
public enum Heap {
  /// Keeps some of it for what comes next.
  ///
  /// Otherwise 128 kB that lie free at the end of the heap go back to the kernel, and each transaction fetches them again page by
  /// page: a third of what the kernel did for a case.
  public static func keepFreedMemory() {
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
    mallopt(M_TRIM_THRESHOLD, 16 << 20)
    mallopt(M_TOP_PAD, 1 << 20)
  }
}
