package io.postern;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class PosternVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Postern.class.getPackage().getImplementationVersion();
    return new String[] {"Postern " + (version == null ? "(not packaged)" : version)};
  }
}
