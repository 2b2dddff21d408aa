package io.postern.manage;

import javax.management.ObjectInstance;
import org.jolokia.service.jmx.api.CacheKeyProvider;

/**
 * Tells Jolokia which of Camel's MBeans are of one kind, so that the list of all of them, for which
 * the console asks when somebody signs in, describes each kind once: with 2,000 accounts it would
 * not fit into the heap. By {@link MBeanKindsPolicy} those of a kind share one description, and the
 * class that JMX names for an MBean is the name of its description. Jolokia finds this class in
 * {@code META-INF/jolokia/services}.
 */
public final class MBeanKindKeyProvider extends CacheKeyProvider {
  private static final String CAMEL = "org.apache.camel";

  /**
   * @param order among those who know kinds
   */
  public MBeanKindKeyProvider(int order) {
    super(order);
  }

  /** A name that all MBeans of its kind have and no others; null for those that are not Camel's. */
  @Override
  public String determineKey(ObjectInstance mbean) {
    return mbean.getObjectName().getDomain().equals(CAMEL) ? mbean.getClassName() : null;
  }
}
