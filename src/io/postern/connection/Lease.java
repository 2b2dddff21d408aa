package io.postern.connection;

/** Keeps the connection up until it is closed; closing it again does nothing. */
public interface Lease extends AutoCloseable {
  @Override
  void close();
}
