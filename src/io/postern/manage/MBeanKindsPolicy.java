package io.postern.manage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.modelmbean.InvalidTargetObjectTypeException;
import javax.management.modelmbean.ModelMBean;
import javax.management.modelmbean.ModelMBeanInfo;
import javax.management.modelmbean.RequiredModelMBean;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedInstance;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.api.management.NotificationSenderAware;
import org.apache.camel.spi.ManagementMBeanAssembler;
import org.apache.camel.support.management.DefaultManagementMBeanAssembler;
import org.apache.camel.support.management.MixinRequiredModelMBean;

/**
 * Makes Camel's MBeans so that those of one kind share the description of their attributes and
 * operations. Camel describes each one anew: that is 30 KB for every step of every route, and most
 * of the heap when there are many accounts.
 */
final class MBeanKindsPolicy extends DefaultManagementMBeanAssembler {
  private final ManagementMBeanAssembler usual;
  private final Map<Kind, ModelMBeanInfo> known = new ConcurrentHashMap<>();

  /** All MBeans of a kind have the same description. */
  private record Kind(Class<?> managed, Class<?> own) {}

  /**
   * @param usual for those that send notifications, which name their senders
   */
  MBeanKindsPolicy(CamelContext camel, ManagementMBeanAssembler usual) {
    super(camel);
    this.usual = usual;
  }

  @Override
  public ModelMBean assemble(MBeanServer server, Object managed, ObjectName name)
      throws JMException {
    Object own = managed instanceof ManagedInstance instance ? instance.getInstance() : null;
    boolean hasOwn = own != null && own.getClass().isAnnotationPresent(ManagedResource.class);
    boolean sharable = !(managed instanceof NotificationSenderAware) && mayBeShared(own, hasOwn);
    if (!sharable) {
      return usual.assemble(server, managed, name);
    }
    ModelMBeanInfo plain = info(managed, null, name);
    try {
      return hasOwn
          ? bean(info(managed, own, name), plain, bean(plain, null, null, managed), own)
          : bean(plain, null, null, managed);
    } catch (InvalidTargetObjectTypeException impossible) {
      throw new JMException(impossible.getMessage());
    }
  }

  /** Spring's annotations are described by others. */
  private static boolean mayBeShared(Object own, boolean hasOwn) {
    return own == null
        || hasOwn
        || !own.getClass()
            .isAnnotationPresent(org.springframework.jmx.export.annotation.ManagedResource.class);
  }

  private ModelMBeanInfo info(Object managed, Object own, ObjectName name) throws JMException {
    Kind kind = new Kind(managed.getClass(), own == null ? null : own.getClass());
    ModelMBeanInfo info = known.get(kind);
    if (info == null) {
      info = assembler.getMBeanInfo(camelContext, managed, own, name.toString());
      known.put(kind, info);
    }
    return info;
  }

  private RequiredModelMBean bean(
      ModelMBeanInfo info, ModelMBeanInfo plain, DynamicMBean plainBean, Object resource)
      throws JMException, InvalidTargetObjectTypeException {
    boolean mask =
        Boolean.TRUE.equals(camelContext.getManagementStrategy().getManagementAgent().getMask());
    RequiredModelMBean bean = new MixinRequiredModelMBean(info, mask, plain, plainBean);
    bean.setManagedResource(resource, "ObjectReference");
    return bean;
  }
}
